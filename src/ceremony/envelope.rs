//! The sealed envelope: a commitment to all results before the night, and the proof afterwards.
//!
//! Each category's result is hashed with a salt, as [`Released::text`] has it; the commitment is the Merkle root over these
//! hashes in the running order. A hash says nothing of the result as long as its salt is secret. Whoever has the exported
//! [`Transcript`] and the root as it was posted needs nothing else.

use rs_merkle::MerkleTree;
use rs_merkle::algorithms::Sha256;
use serde::{Deserialize, Serialize};

use super::order::RunningOrder;
use super::show::Show;
use crate::ledger::event::Leaf;
use crate::ledger::sealed::{Released, hex, unhex};

/// The Merkle root over the recorded results, and each one's hash.
pub(super) fn commitment(order: &RunningOrder<'_>, show: &Show) -> (String, Vec<Leaf>) {
    let recorded = order.categories().filter_map(|(_, category)| {
        let (sealed, _) = show.category(&category.id)?.recorded.as_ref()?;
        Some((category.id.clone(), sealed.hash(order.award(), &category.id)))
    });
    let (ids, hashes): (Vec<String>, Vec<[u8; 32]>) = recorded.unzip();
    let leaves = ids.into_iter().zip(&hashes).map(|(category, hash)| Leaf { category, hash: hex(hash) }).collect();
    (root(&hashes), leaves)
}

/// The Merkle root of these hashes, in hexadecimal digits; nothing has an empty one.
fn root(hashes: &[[u8; 32]]) -> String {
    MerkleTree::<Sha256>::from_leaves(hashes).root().map(|root| hex(&root)).unwrap_or_default()
}

/// What was committed to and what was revealed: all that a proof needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transcript {
    /// The award.
    pub award: String,
    /// The root that was posted.
    pub root: String,
    /// The hashes of all results.
    pub leaves: Vec<Leaf>,
    /// What was revealed.
    pub revealed: Vec<RevealedResult>,
}

/// A category's result as it was revealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevealedResult {
    /// The category.
    pub category: String,
    /// Its result.
    pub result: Released,
    /// Why it was corrected after it was committed to, if it was.
    pub corrected: Option<String>,
}

/// What a proof of a category comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// It is what was committed to.
    Holds,
    /// It is not, and says why.
    Corrected,
    /// It is not.
    Fails,
    /// It was never committed to.
    NotCommitted,
}

impl Transcript {
    /// What there is to prove of a show; `None` where nothing was committed to.
    #[must_use]
    pub fn of(order: &RunningOrder<'_>, show: &Show) -> Option<Self> {
        let commitment = show.commitment.as_ref()?;
        let revealed = order.categories().filter_map(|(_, category)| {
            let revealed = show.revealed(&category.id)?;
            let corrected = revealed.corrected.as_ref().map(|(_, reason)| reason.clone());
            Some(RevealedResult { category: category.id.clone(), result: revealed.result.clone(), corrected })
        });
        Some(Self {
            award: order.award().to_owned(),
            root: commitment.root.clone(),
            leaves: commitment.leaves.clone(),
            revealed: revealed.collect(),
        })
    }

    /// Whether the hashes make the root.
    #[must_use]
    pub fn is_root_right(&self) -> bool {
        let hashes: Option<Vec<[u8; 32]>> = self.leaves.iter().map(|leaf| unhex(&leaf.hash)).collect();
        hashes.is_some_and(|hashes| !hashes.is_empty() && root(&hashes) == self.root)
    }

    /// What the proof of each revealed category comes to.
    pub fn proofs(&self) -> impl Iterator<Item = (&str, Proof)> {
        self.revealed.iter().map(|revealed| {
            let leaf = self.leaves.iter().find(|leaf| leaf.category == revealed.category);
            let hash = hex(&revealed.result.hash(&self.award, &revealed.category));
            let proof = match leaf {
                None => Proof::NotCommitted,
                Some(leaf) if leaf.hash == hash => Proof::Holds,
                Some(_) if revealed.corrected.is_some() => Proof::Corrected,
                Some(_) => Proof::Fails,
            };
            (revealed.category.as_str(), proof)
        })
    }
}
