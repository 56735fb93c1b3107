# Checks a ledger and tells of it where a GitHub workflow can: annotations, the summary of the step, a comment on the pull
# request, a SARIF file. Exits as `factlock check` does.
#
# Everything comes from the environment, so that no text of a pull request is ever a part of a command.
#   FACTLOCK_ROOT     the folder of `factlock.yaml`; `.` if unset
#   FACTLOCK_FAIL_ON  error (if unset), warning, note or never
#   FACTLOCK_COMMENT  `true` to keep one comment on the pull request up to date, for which GH_TOKEN may write comments
set -uo pipefail

out="$RUNNER_TEMP/factlock"
mkdir -p "$out"

check() {
    factlock --root "${FACTLOCK_ROOT:-.}" check --fail-on "${FACTLOCK_FAIL_ON:-error}" ${since:+--since "$since"} "$@"
}

# The comment is found by its first line and by who wrote it, and changed only if it has something else to say. None is
# begun where no error and no warning is found.
comment() {
    local comments="repos/$GITHUB_REPOSITORY/issues" author marker id
    author="$(gh api graphql -f query='{ viewer { login } }' --jq .data.viewer.login)" || return
    marker="$(sed -n 1p "$out/factlock.md")"
    id="$(AUTHOR="$author" MARKER="$marker" gh api --paginate "$comments/$1/comments?per_page=100" \
        --jq '.[] | select(.user.login == env.AUTHOR and (.body | startswith(env.MARKER))) | .id' | sed -n 1p)" || return
    if [ -z "$id" ]; then
        grep -qE '^- \*\*(error|warning)\*\*' "$out/factlock.md" || return 0
        gh api --method POST "$comments/$1/comments" -F body=@"$out/factlock.md" --silent
        return
    fi
    gh api "$comments/comments/$id" --jq .body >"$out/earlier.md" || return
    check --format markdown --previous "$out/earlier.md" --output "$out/factlock.md"
    [ $? -le 1 ] || return
    [ "$(tr -d '\r' <"$out/earlier.md")" != "$(cat "$out/factlock.md")" ] || return 0
    gh api --method PATCH "$comments/comments/$id" -F body=@"$out/factlock.md" --silent
}

# Of a pull request, only what it brought or touched counts, judged by the policy of the branch it goes to.
since="${GITHUB_BASE_REF:+origin/$GITHUB_BASE_REF}"

check --format github
status=$?
# Broken settings, an unreadable ledger, a shallow clone: there is nothing to tell beside what was just said.
[ "$status" -le 1 ] || exit "$status"

check --format sarif --output "$out/factlock.sarif"
check --format markdown --output "$out/factlock.md"
if [ "${FACTLOCK_COMMENT:-}" = true ] && [[ "${GITHUB_REF:-}" =~ ^refs/pull/([0-9]+)/ ]]; then
    comment "${BASH_REMATCH[1]}" || echo "::warning title=factlock::the comment on the pull request could not be written"
fi
cat "$out/factlock.md" >>"$GITHUB_STEP_SUMMARY"

exit "$status"
