# Checks a ledger and tells of it on every surface that a GitHub workflow has: annotations, the summary of the step, a SARIF
# file and one comment on the pull request, which is kept up to date. Exits as `factlock check` does.
#
# Everything comes from the environment, so that no text of a pull request is ever a part of a command.
#   FACTLOCK_ROOT     the folder of `factlock.yaml`; `.` if unset
#   FACTLOCK_FAIL_ON  error (if unset), warning, note or never
#   FACTLOCK_COMMENT  `false` for no comment
#   GH_TOKEN          may write comments; without it, the summary has to do
set -uo pipefail

out="$RUNNER_TEMP/factlock"
mkdir -p "$out"

check() {
    factlock --root "${FACTLOCK_ROOT:-.}" check --fail-on "${FACTLOCK_FAIL_ON:-error}" ${since:+--since "$since"} "$@"
}

# Of a pull request, only what it brought or touched counts, judged by the policy of the branch it goes to.
since="${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}"

check --format github
status=$?
# Broken settings, an unreadable ledger, a shallow clone: there is nothing to tell beside what was just said.
[ "$status" -le 1 ] || exit "$status"

check --format sarif --output "$out/factlock.sarif"
check --format markdown --output "$out/summary.md"
cat "$out/summary.md" >>"$GITHUB_STEP_SUMMARY"

comment() {
    local number comments earlier
    number="$(jq -r '.pull_request.number // empty' "$GITHUB_EVENT_PATH")"
    [ -n "$number" ] || return 0
    comments="repos/$GITHUB_REPOSITORY/issues/$number/comments"
    # Somebody else can begin a comment with the same line, but not as a bot of the repository.
    earlier="$(gh api --paginate "$comments" \
        --jq '.[] | select(.user.type == "Bot" and (.body | startswith("<!-- factlock -->"))) | .id')" || return
    earlier="${earlier%%$'\n'*}"
    if [ -n "$earlier" ]; then
        gh api "repos/$GITHUB_REPOSITORY/issues/comments/$earlier" --jq .body >"$out/previous.md" || return
        check --format markdown --previous "$out/previous.md" --output "$out/comment.md"
        gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$earlier" \
            --field "body=@$out/comment.md" --silent
    elif [ "$status" != 0 ]; then
        gh api --method POST "$comments" --field "body=@$out/summary.md" --silent
    fi
}

if [ "${FACTLOCK_COMMENT:-true}" = true ] && [ -n "${GH_TOKEN:-}" ]; then
    # The token of a pull request from a fork may not write.
    comment || echo "::notice::factlock could not comment on the pull request; its summary is on the page of this run"
fi

exit "$status"
