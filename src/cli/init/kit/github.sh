# Checks a ledger and tells of it where a GitHub workflow can: annotations, the summary of the step, a SARIF file. Exits as
# `factlock check` does.
#
# Everything comes from the environment, so that no text of a pull request is ever a part of a command.
#   FACTLOCK_ROOT     the folder of `factlock.yaml`; `.` if unset
#   FACTLOCK_FAIL_ON  error (if unset), warning, note or never
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
# As an indented block, in which Markdown sees no markup.
{
    printf '## factlock\n\n'
    check --quiet --color never | sed 's/^/    /'
    [ "$status" != 0 ] || printf 'No finding at or above `%s`.\n' "${FACTLOCK_FAIL_ON:-error}"
} | head -c 1000000 >>"$GITHUB_STEP_SUMMARY"

exit "$status"
