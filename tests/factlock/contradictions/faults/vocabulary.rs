//! Mistakes in the vocabulary.

use super::{VOCABULARY, one_finding, with_claims};

/// Each row: a line of the vocabulary, what stands there by mistake, and the finding after the file.
#[test]
#[expect(clippy::too_many_lines, reason = "a table of rows")]
fn a_mistake_in_the_vocabulary_is_one_finding_at_its_place() {
    let rows = [
        ("GPU: {}", "GPU: GPUs", "invalid-vocabulary", "7:3 `GPU` is defined by itself: `GPU` by `GPU`"),
        (
            "GPU: {}",
            "GPU: {}\n  aa: 2 bb\n  bb: 3 aa",
            "invalid-vocabulary",
            "8:3 `aa` is defined by itself: `aa` by `bb` by `aa`",
        ),
        (
            "GPU: {}",
            "GPU: {}\n  $: USD\n  $: EUR",
            "invalid-vocabulary",
            "9:3 the key `$` stands twice | again here | keep one of the two",
        ),
        (
            "GPU: {}",
            "GPU: {}\n  hour: {}",
            "invalid-vocabulary",
            "8:3 `hour` is built in and means something else; declare another name",
        ),
        (
            "unit: USD",
            "unit: USD, units: [florins]",
            "invalid-vocabulary",
            "9:47 `florins` is no unit, did you mean `forint`?; what is counted is declared as `units: { florins: {} }` in `claims/vocabulary.yaml`",
        ),
        (
            "maker: { value: entity,",
            "maker: { value: entity, unit: USD,",
            "invalid-vocabulary",
            "14:33 `unit` means nothing for values of the kind `entity` | remove it; it is for the kind `quantity`",
        ),
        (
            "a100: { is_a: [chip] }",
            "a100: { is_a: [chip] }\n  both: { is_a: [a100, h800] }",
            "invalid-vocabulary",
            "5:3 `both` lies below `a100` and `h800`, and `distinct_children` of `chip` makes the two different | remove one of the two: nothing is both",
        ),
        (
            "units:\n",
            "distinct: [[a100, chip]]\nunits:\n",
            "invalid-vocabulary",
            "4:3 `a100` lies below `chip`, and a list under `distinct` makes the two different | remove one of the two: nothing is both",
        ),
        (
            "units:\n",
            "distinct: [[a100, h8000]]\nunits:\n",
            "unknown-reference",
            "6:19 there is no entity `h8000` | did you mean `h800`? | add `h8000: { name: ... }` under `entities` in `claims/vocabulary.yaml`",
        ),
        (
            "a100: { is_a: [chip] }",
            "a100: { is_a: [chip], aliases: [the job] }",
            "invalid-vocabulary",
            "2:35 `the job` names two entities: `a100` and `run` | keep the alias at one of them",
        ),
        (
            "chip: { distinct_children: true }",
            "chip: { is_a: [a100] }",
            "invalid-vocabulary",
            "4:18 a circle: `a100` is a `chip`, `chip` is a `a100` | nothing lies below itself: remove one step of the circle",
        ),
        (
            "chip: { distinct_children: true }",
            "chip: { is_a: [ship] }",
            "unknown-reference",
            "3:18 there is no entity `ship` | did you mean `chip`? | write `chip`, or add `ship: { name: ... }` under `entities` in `claims/vocabulary.yaml`",
        ),
        (
            "units:\n",
            "equations: [cost = gpu-count * price]\nunits:\n",
            "invalid-vocabulary",
            "6:13 this equation cannot be used: there is no property `price` | write it as `cost = count * price`, with names of properties",
        ),
        (
            "units:\n",
            "equations: [cost = gpu-count]\nunits:\n",
            "invalid-vocabulary",
            "6:13 this equation cannot be used: its left side is USD, its right side GPU | write it as `cost = count * price`, with names of properties",
        ),
        (
            "units:\n",
            "equations: [cost = cost * 2]\nunits:\n",
            "invalid-vocabulary",
            "6:13 this equation cannot be used: `cost` stands in it twice | write it as `cost = count * price`, with names of properties",
        ),
        (
            "units:\n",
            "equations: ['cost = (2 * 3']\nunits:\n",
            "invalid-vocabulary",
            "6:13 this equation cannot be used: a bracket is not closed | write it as `cost = count * price`, with names of properties",
        ),
        (
            "production: {}",
            "production: { within: pilott }",
            "invalid-vocabulary",
            "16:45 the scope `phase` has no other value `pilott` | did you mean `pilot`? | add `pilott: {}` under `scopes: phase`",
        ),
        (
            "production: {}",
            "production: { within: test }, test: { within: production }",
            "invalid-vocabulary",
            "16:45 values of the scope `phase` lie within one another in a circle | remove one step of the circle",
        ),
        (
            "maker: { value: entity,",
            "maker: { value: entity, separators: [fase],",
            "invalid-vocabulary",
            "14:40 there is no scope `fase` | add `fase` under `scopes`, with its values",
        ),
        (
            "maker: { value: entity,",
            "maker: { value: entity, exclusive: [a100, h8000],",
            "unknown-reference",
            "14:45 there is no entity `h8000` | did you mean `h800`? | add `h8000: { name: ... }` under `entities` in `claims/vocabulary.yaml`",
        ),
        (
            "maker: { value: entity,",
            "maker: { value: entity, requires: [make],",
            "invalid-vocabulary",
            "14:38 there is no property `make` | did you mean `maker`? | add `make` under `properties`, with the kind of its values",
        ),
        (
            "cost: { value: quantity,",
            "cost: { value: quantity, range: '5..2 USD',",
            "invalid-vocabulary",
            "9:35 `5..2 USD` is not a quantity: it ends before it begins; write the smaller number first, such as `60..70` | write the least and the most, such as `0..`, `0..100 %` or `..60 h`",
        ),
        (
            "cost: { value: quantity,",
            "cost: { value: quantity, additive: phases,",
            "invalid-vocabulary",
            "9:38 there is no scope `phases` | did you mean `phase`? | add `phases` under `scopes`, with its values",
        ),
        (
            "maker: { value: entity,",
            "maker: { value: entitty,",
            "invalid-vocabulary",
            "14:19 `value` is `entitty`, which is not one of its words | did you mean `entity`? | write `entity`, `quantity`, `date`, `boolean` or `text`",
        ),
        (
            "scopes:\n",
            "  x: { value: quantity }\n  y: { value: quantity }\nequations: [x = 2 * y, y = 3 * x]\nscopes:\n",
            "invalid-vocabulary",
            "17:24 the equations go in a circle: `x` and `y` would be made of itself | remove one of them: an equation already holds in every direction",
        ),
    ];
    for (right, wrong, rule, finding) in rows {
        assert!(VOCABULARY.contains(right), "{right}");
        let case = with_claims(&VOCABULARY.replacen(right, wrong, 1));
        one_finding(&case, &format!("{rule} claims/vocabulary.yaml:{finding}"));
    }
}
