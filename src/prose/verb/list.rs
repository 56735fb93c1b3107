//! Verbs of saying and of doing, in their base form, and the irregular forms of them.
//!
//! Written for this program. Saying: after the public, private and suasive factual verbs of Quirk, Greenbaum,
//! Leech and Svartvik, *A Comprehensive Grammar of the English Language* (1985), 16.31 f. Doing: common verbs
//! of business, science, law, war and politics, as news reports use them. Verbs of feeling and of manner are
//! left out: what they tell is seldom checked.

/// Verbs that report what somebody said, showed or holds.
#[rustfmt::skip] // one word a line would be 150 lines
pub(super) const SAYING: &[&str] = &[
    "accept", "acknowledge", "add", "admit", "advise", "affirm", "agree", "allege", "announce", "answer",
    "anticipate", "apologise", "apologize", "appeal", "argue", "ask", "assert", "assess", "assure",
    "attest", "attribute", "believe", "blame", "caution", "certify", "challenge", "claim", "clarify",
    "comment", "compare", "complain", "concede", "conclude", "concur", "condemn", "confess", "confirm",
    "consider", "contend", "contrast", "convince", "counter", "criticise", "criticize", "declare",
    "decline", "defend", "demand", "demonstrate", "denounce", "deny", "describe", "determine", "disagree",
    "disclose", "discover", "discuss", "dismiss", "dispute", "document", "doubt", "emphasise", "emphasize",
    "endorse", "estimate", "evidence", "exclaim", "expect", "explain", "express", "fear", "find",
    "forecast", "highlight", "hint", "illustrate", "imply", "indicate", "inform", "insist", "interview",
    "justify", "lament", "list", "maintain", "mention", "note", "notify", "object", "observe", "opine",
    "outline", "pledge", "point", "praise", "predict", "proclaim", "promise", "propose", "protest", "prove",
    "publish", "question", "quote", "react", "reason", "reassure", "recall", "recommend", "record",
    "reiterate", "reject", "remark", "remember", "remind", "repeat", "reply", "report", "request",
    "respond", "reveal", "rule", "say", "show", "signal", "speak", "specify", "speculate", "state",
    "stress", "submit", "suggest", "summarise", "summarize", "suppose", "suspect", "swear", "tell",
    "testify", "think", "threaten", "tout", "tweet", "underline", "underscore", "urge", "venture", "verify",
    "voice", "vow", "warn", "wonder", "write",
];

/// Verbs for what somebody did or what happened.
#[rustfmt::skip] // one word a line would be 500 lines
pub(super) const DOING: &[&str] = &[
    "abandon", "abolish", "absorb", "accelerate", "access", "accompany", "accuse", "achieve", "acquire",
    "act", "adapt", "adjust", "administer", "adopt", "advance", "aim", "allocate", "allow", "alter",
    "amend", "amount", "analyse", "analyze", "appear", "apply", "appoint", "approach", "approve", "arrest",
    "arrive", "assassinate", "assemble", "assign", "assist", "attack", "attempt", "attend", "attract",
    "auction", "authorise", "authorize", "average", "award", "back", "ban", "bar", "base", "beat", "become",
    "begin", "belong", "benefit", "bid", "bill", "block", "bomb", "boost", "borrow", "break", "bring",
    "build", "burn", "buy", "call", "campaign", "cancel", "capture", "carry", "cast", "catch", "cause",
    "cease", "celebrate", "chair", "change", "charge", "check", "choose", "cite", "clear", "close",
    "collaborate", "collapse", "collect", "combine", "come", "command", "commission", "commit", "compete",
    "compile", "complete", "comply", "comprise", "compute", "conduct", "connect", "consist", "construct",
    "consume", "contact", "contain", "continue", "contract", "contribute", "control", "convert", "convict",
    "cooperate", "coordinate", "copy", "cost", "count", "cover", "crash", "create", "cross", "cut",
    "damage", "date", "deal", "debut", "decide", "decrease", "defeat", "delay", "delete", "deliver",
    "depend", "deploy", "derive", "descend", "design", "destroy", "detain", "detect", "develop", "die",
    "differ", "diminish", "direct", "disappear", "discontinue", "dispatch", "display", "distribute",
    "divide", "donate", "double", "draft", "draw", "drive", "drop", "earn", "ease", "elect", "eliminate",
    "embargo", "embrace", "emerge", "emit", "employ", "enable", "enact", "end", "enforce", "engage",
    "enter", "equip", "erase", "escape", "establish", "evacuate", "evolve", "examine", "exceed", "exchange",
    "exclude", "execute", "exempt", "exist", "expand", "expel", "experience", "experiment", "export",
    "expose", "extend", "extract", "face", "fail", "fall", "feature", "feed", "fight", "file", "fill",
    "finance", "fine", "finish", "fire", "fix", "flee", "float", "fly", "focus", "follow", "force", "form",
    "found", "freeze", "fuel", "fund", "gain", "gather", "generate", "get", "give", "go", "govern", "grant",
    "grow", "guide", "halt", "hand", "handle", "happen", "harm", "head", "help", "hire", "hit", "hold",
    "host", "house", "hurt", "identify", "implement", "import", "impose", "improve", "include",
    "incorporate", "increase", "incur", "inherit", "inject", "injure", "install", "instruct", "integrate",
    "intend", "intercept", "introduce", "invade", "invent", "invest", "investigate", "invite", "involve",
    "issue", "join", "jump", "keep", "kill", "know", "label", "lack", "land", "last", "launch", "lay",
    "lead", "leak", "learn", "lease", "leave", "lend", "let", "leverage", "license", "lift", "limit",
    "link", "live", "load", "locate", "lock", "lose", "lower", "make", "manage", "manufacture", "march",
    "mark", "market", "match", "measure", "meet", "merge", "migrate", "mimic", "mine", "miss", "mobilise",
    "mobilize", "modify", "monitor", "move", "murder", "name", "need", "negotiate", "nominate", "number",
    "obtain", "occupy", "occur", "offer", "open", "operate", "oppose", "optimise", "optimize", "order",
    "organise", "organize", "originate", "oust", "outlaw", "outpace", "outperform", "outsell", "overcome",
    "oversee", "overtake", "overthrow", "own", "participate", "partner", "pass", "pause", "pay", "peak",
    "penalise", "penalize", "perform", "permit", "phase", "pick", "pilot", "place", "plan", "plant", "play",
    "plead", "plunge", "post", "postpone", "power", "prepare", "present", "preserve", "press", "prevent",
    "privatise", "privatize", "process", "procure", "produce", "programme", "prohibit", "project",
    "promote", "prosecute", "protect", "provide", "purchase", "pursue", "push", "put", "quadruple",
    "qualify", "quit", "raise", "ramp", "range", "rank", "reach", "read", "rebound", "rebuild", "receive",
    "recognise", "recognize", "recover", "recruit", "reduce", "refer", "refine", "reform", "refuse",
    "regain", "register", "regulate", "rehire", "relate", "release", "relocate", "rely", "remain", "remove",
    "rename", "rent", "reopen", "replace", "represent", "require", "rescue", "research", "resemble",
    "reserve", "resign", "resolve", "restore", "restrict", "result", "resume", "retain", "retire",
    "retract", "return", "reverse", "review", "revise", "rise", "rival", "roll", "run", "sanction", "save",
    "scale", "schedule", "score", "scrap", "search", "secure", "see", "seek", "seize", "sell", "send",
    "sentence", "separate", "serve", "set", "settle", "share", "shelve", "shift", "ship", "shoot", "shrink",
    "shut", "sign", "sink", "slash", "slow", "smuggle", "soar", "solve", "source", "spark", "spearhead",
    "spend", "spin", "split", "sponsor", "spread", "stage", "stand", "start", "stay", "steal", "step",
    "stop", "store", "strike", "study", "sue", "suffer", "supply", "support", "surge", "surpass",
    "surrender", "survey", "survive", "suspend", "sustain", "switch", "tackle", "take", "target", "tax",
    "teach", "team", "test", "tie", "top", "total", "track", "trade", "train", "transfer", "transform",
    "translate", "transmit", "transport", "travel", "treat", "trigger", "triple", "try", "turn", "undergo",
    "undertake", "unveil", "update", "upgrade", "use", "utilise", "utilize", "vaccinate", "value", "veto",
    "violate", "visit", "vote", "walk", "want", "weigh", "widen", "win", "withdraw", "withhold", "witness",
    "work", "worsen", "yield",
];

/// Past forms and participles that `-ed` does not make.
#[rustfmt::skip] // one word a line would be 100 lines
pub(super) const IRREGULAR: &[&str] = &[
    "beaten", "became", "began", "begun", "bought", "broke", "broken", "brought", "built", "burnt", "came",
    "caught", "chose", "chosen", "dealt", "drawn", "drew", "driven", "drove", "fallen", "fed", "fell",
    "fled", "flew", "flown", "fought", "found", "froze", "frozen", "gave", "given", "gone", "got", "gotten",
    "grew", "grown", "held", "kept", "knew", "known", "laid", "learnt", "led", "left", "lent", "lost",
    "made", "met", "outsold", "overcame", "oversaw", "overseen", "overtaken", "overthrew", "overthrown",
    "overtook", "paid", "pled", "proven", "ran", "rebuilt", "risen", "rose", "said", "sank", "saw", "seen",
    "sent", "shot", "shown", "shrank", "shrunk", "sold", "sought", "spent", "spoke", "spoken", "spun",
    "stole", "stolen", "stood", "stricken", "struck", "sunk", "swore", "sworn", "taken", "taught",
    "thought", "told", "took", "undergone", "undertaken", "undertook", "underwent", "went", "withdrawn",
    "withdrew", "withheld", "won", "written", "wrote",
];

/// Forms of *be*, *have* and *do*.
#[rustfmt::skip] // one word a line would be 40 lines
pub(super) const AUXILIARIES: &[&str] = &[
    "am", "are", "aren't", "been", "did", "didn't", "do", "does", "doesn't", "don't", "done", "had",
    "hadn't", "has", "hasn't", "have", "haven't", "is", "isn't", "was", "wasn't", "were", "weren't",
];

/// Nouns for people and bodies that speak and act, singular.
#[rustfmt::skip] // one word a line would be 100 lines
pub(super) const ACTORS: &[&str] = &[
    "activist", "administration", "advocate", "agency", "airline", "analyst", "army", "association",
    "author", "authority", "bank", "board", "bureau", "business", "buyer", "campaigner", "candidate",
    "carrier", "chairman", "chairwoman", "charity", "chief", "church", "coalition", "commission",
    "commissioner", "committee", "company", "competitor", "congress", "consortium", "contractor",
    "corporation", "council", "counsel", "country", "court", "critic", "defendant", "delegation",
    "department", "developer", "director", "doctor", "economist", "editor", "employee", "engineer",
    "executive", "expert", "family", "federation", "firm", "founder", "fund", "government", "governor",
    "group", "historian", "hospital", "industry", "inspector", "institute", "institution", "insurer",
    "investigator", "investor", "journalist", "judge", "jury", "laboratory", "lawmaker", "lawyer", "leader",
    "legislature", "maker", "manager", "manufacturer", "mayor", "military", "minister", "ministry",
    "nation", "newspaper", "observer", "office", "officer", "official", "operator", "opposition",
    "organisation", "organization", "owner", "panel", "parliament", "party", "physician", "plaintiff",
    "police", "politician", "premier", "president", "prosecutor", "publisher", "regulator",
    "representative", "researcher", "rival", "school", "scientist", "secretary", "senator", "shareholder",
    "soldier", "source", "spokesman", "spokesperson", "spokeswoman", "startup", "state", "student",
    "supplier", "team", "tribunal", "troop", "union", "university", "vendor", "victim", "witness", "worker",
];
