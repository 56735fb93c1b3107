//! The closed word classes of English: words that hold sentences together and name nothing.
//!
//! Written for this program after the classes of Quirk, Greenbaum, Leech and Svartvik, *A Comprehensive
//! Grammar of the English Language* (1985), 2.39: determiners and small numerals, pronouns, conjunctions,
//! prepositions, auxiliaries; with the adverbs and conjuncts (8.134 ff.) that commonly open a sentence.

/// Sorted, in lower case.
#[rustfmt::skip] // one word a line would be 270 lines
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "above", "across", "after", "again", "against", "all", "almost", "along", "alongside",
    "already", "also", "although", "always", "am", "amid", "among", "an", "and", "another", "any",
    "anybody", "anyone", "anything", "anyway", "apparently", "are", "around", "as", "at", "be", "because",
    "been", "before", "behind", "being", "below", "beneath", "beside", "besides", "between", "beyond",
    "both", "but", "by", "can", "certainly", "clearly", "concerning", "consequently", "considering",
    "could", "currently", "despite", "did", "do", "does", "doing", "done", "down", "during", "each",
    "earlier", "eight", "either", "else", "elsewhere", "enough", "especially", "even", "eventually", "ever",
    "every", "everybody", "everyone", "everything", "except", "few", "fewer", "fewest", "finally", "first",
    "firstly", "five", "following", "for", "four", "from", "further", "furthermore", "generally", "given",
    "had", "has", "have", "having", "he", "hence", "her", "here", "hers", "herself", "him", "himself",
    "his", "how", "however", "i", "if", "in", "including", "increasingly", "indeed", "initially", "inside",
    "instead", "into", "is", "it", "its", "itself", "just", "last", "lastly", "lately", "later", "least",
    "less", "let", "like", "likewise", "little", "many", "may", "maybe", "me", "meanwhile", "might", "mine",
    "more", "moreover", "most", "much", "must", "my", "myself", "near", "nearly", "neither", "never",
    "nevertheless", "next", "nine", "no", "nobody", "none", "nonetheless", "nor", "not", "nothing",
    "notwithstanding", "now", "obviously", "of", "off", "often", "on", "once", "one", "only", "onto",
    "opposite", "or", "originally", "other", "others", "otherwise", "ought", "our", "ours", "ourselves",
    "out", "outside", "over", "overall", "particularly", "past", "per", "perhaps", "possibly", "presumably",
    "previously", "probably", "quite", "rather", "really", "recently", "regarding", "respectively", "round",
    "second", "secondly", "separately", "seven", "several", "shall", "she", "should", "similarly", "simply",
    "since", "six", "so", "some", "somebody", "someone", "something", "sometimes", "soon", "specifically",
    "still", "subsequently", "such", "suddenly", "ten", "than", "that", "the", "their", "theirs", "them",
    "themselves", "then", "there", "thereafter", "therefore", "these", "they", "thirdly", "this", "those",
    "though", "three", "through", "throughout", "thus", "till", "to", "today", "together", "tomorrow",
    "tonight", "too", "toward", "towards", "two", "typically", "ultimately", "under", "underneath",
    "unfortunately", "unless", "unlike", "until", "up", "upon", "us", "usually", "very", "via", "was", "we",
    "well", "were", "what", "whatever", "when", "whenever", "where", "whereas", "wherever", "whether",
    "which", "whichever", "while", "whilst", "who", "whoever", "whom", "whose", "why", "will", "with",
    "within", "without", "would", "yes", "yesterday", "yet", "you", "your", "yours", "yourself",
    "yourselves",
];

/// Whether a word, in any case, belongs to a closed class.
pub fn contains(word: &str) -> bool {
    let lower = word.to_lowercase();
    FUNCTION_WORDS.binary_search(&lower.as_str()).is_ok()
}

/// Whether a word, in any case, is a pronoun that can say or do something.
pub(super) fn is_subject_pronoun(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "he" | "i" | "it" | "she" | "they" | "we" | "who" | "you")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_sorted_and_finds_in_any_case() {
        assert!(FUNCTION_WORDS.is_sorted_by(|a, b| a < b));
        assert!(contains("However") && contains("the") && !contains("Nature"));
    }
}
