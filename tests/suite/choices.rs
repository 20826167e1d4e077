//! Learning how to choose: weights under which the right one of several is the likeliest, or none where none is right.
//!
//! The run is the same every time: the likelihood of the right choices is climbed from nothing (Adam).

/// A question with what may be chosen.
pub(crate) struct Choice {
    /// What may be chosen.
    pub(crate) rows: Vec<Row>,
    /// How much it counts against others.
    pub(crate) counts: f64,
}

/// Something that may be chosen.
pub(crate) struct Row {
    /// The signals that it has, each by its number and how strong it is.
    pub(crate) signals: Vec<(usize, f64)>,
    /// Whether it is right.
    pub(crate) right: bool,
}

/// How weights are climbed.
pub(crate) struct Climb {
    /// How many weights there are.
    pub(crate) weights: usize,
    /// How strongly they are held near 0, so that no rare signal weighs much.
    pub(crate) held: f64,
    /// How many steps are taken.
    pub(crate) steps: i32,
}

/// How long the first step is.
const STEP: f64 = 0.05;
/// How far the weights that stand in a file may be from those that are learnt: they are rounded.
pub(crate) const ROUNDED: f64 = 0.02;

impl Row {
    /// What its signals weigh together.
    pub(crate) fn sum(&self, weights: &[f64]) -> f64 {
        self.signals.iter().map(|(at, signal)| weights[*at] * signal).sum()
    }
}

impl Choice {
    /// Whether the likeliest is right, or none is likelier and none right.
    pub(crate) fn is_right(&self, weights: &[f64]) -> bool {
        let best = self.rows.iter().max_by(|a, b| a.sum(weights).total_cmp(&b.sum(weights)));
        let chosen = best.filter(|row| row.sum(weights) > 0.0);
        chosen.map_or_else(|| self.rows.iter().all(|row| !row.right), |row| row.right)
    }
}

impl Climb {
    /// The weights that these choices teach.
    pub(crate) fn learnt(&self, choices: &[Choice]) -> Vec<f64> {
        let (mut weights, mut speed, mut square) =
            (vec![0.0; self.weights], vec![0.0; self.weights], vec![0.0; self.weights]);
        let count = choices.len() as f64;
        for step in 1..=self.steps {
            let mut slope: Vec<f64> = weights.iter().map(|weight: &f64| self.held * weight).collect();
            for choice in choices {
                let chances: Vec<f64> = choice.rows.iter().map(|row| row.sum(&weights).exp()).collect();
                let all = 1.0 + chances.iter().sum::<f64>();
                let right: f64 =
                    chances.iter().zip(&choice.rows).filter(|(_, row)| row.right).map(|(chance, _)| chance).sum();
                for (chance, row) in chances.iter().zip(&choice.rows) {
                    let wanted = if row.right { chance / right } else { 0.0 };
                    let pull = (chance / all - wanted) * choice.counts;
                    for (at, signal) in &row.signals {
                        slope[*at] += pull * signal;
                    }
                }
            }
            for at in 0..self.weights {
                let slope = slope[at] / count;
                speed[at] = 0.9 * speed[at] + 0.1 * slope;
                square[at] = 0.999 * square[at] + 0.001 * slope * slope;
                let mean = speed[at] / (1.0 - 0.9_f64.powi(step));
                let spread: f64 = square[at] / (1.0 - 0.999_f64.powi(step));
                weights[at] -= STEP * mean / (spread.sqrt() + 1e-8);
            }
        }
        weights
    }
}
