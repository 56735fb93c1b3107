"""Requires that the only ClaimReview that extruct finds in a page is the document that was written."""

import json
import sys

import extruct

page, document = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
found = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
assert found == [json.loads(document)], found
print("the same")
