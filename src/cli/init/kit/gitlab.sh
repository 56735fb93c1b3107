# Checks a ledger and tells of it where a GitLab pipeline can. Ends as `factlock check` does.
check() {
    factlock --root "$FACTLOCK_ROOT" check --fail-on "$FACTLOCK_FAIL_ON" "$@"
}
# GitLab holds these against those of the target branch, and shows the difference: both are of the whole ledger.
check --format gitlab --output gl-code-quality-report.json || true
check --format junit --output factlock-junit.xml || true
# Of a merge request, only what it brought or touched fails, judged by the policy from before it.
check ${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}
