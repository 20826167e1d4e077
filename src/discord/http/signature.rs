//! The signature by which Discord proves that an interaction is its own ("Interactions overview", validating security request
//! headers): Ed25519 over the time and the body, by the application's key.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, VerifyingKey};

/// The key by which an application's interactions are signed: "Public Key" in the developer portal.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// What can be no key. It is not told back: whoever mistook a secret for it would find that in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "DISCORD_PUBLIC_KEY is no public key: copy the 64 hexadecimal digits that the developer portal shows as Public Key \
     (General Information)"
)]
pub struct KeyError;

/// Why a request is not Discord's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refused {
    /// It has no signature, or no time.
    Missing,
    /// Its signature or its time is none.
    Malformed,
    /// Its time is too far from now.
    Stale,
    /// Its signature is of something else, or by another key.
    Forged,
}

impl Refused {
    /// Its word in figures.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Malformed => "malformed",
            Self::Stale => "stale",
            Self::Forged => "forged",
        }
    }
}

/// What a request says of its origin before its body is there: a sound signature, of about now.
#[derive(Debug, Clone)]
pub struct Claim {
    signature: Signature,
    /// The time as it was written, which is what was signed.
    time: Vec<u8>,
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bytes = bytes::<32>(text.trim().as_bytes()).ok_or(KeyError)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyError)?;
        // Of these few, anybody could sign for anything.
        if key.is_weak() { Err(KeyError) } else { Ok(Self(key)) }
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey(…)")
    }
}

impl Claim {
    /// Reads the two headers, at a moment in seconds since 1970; the time may differ from it by so many seconds.
    ///
    /// # Errors
    /// One is missing or no such thing, or it is of another time.
    pub fn read(signature: Option<&[u8]>, time: Option<&[u8]>, now: i64, tolerance: u32) -> Result<Self, Refused> {
        let (signature, time) = signature.zip(time).ok_or(Refused::Missing)?;
        let signature = bytes::<64>(signature).ok_or(Refused::Malformed)?;
        let is_number = (1..=12).contains(&time.len()) && time.iter().all(u8::is_ascii_digit);
        let written = Some(time).filter(|_| is_number).and_then(|time| str::from_utf8(time).ok());
        let seconds: i64 = written.and_then(|time| time.parse().ok()).ok_or(Refused::Malformed)?;
        if now.abs_diff(seconds) > u64::from(tolerance) {
            return Err(Refused::Stale);
        }
        Ok(Self { signature: Signature::from_bytes(&signature), time: time.to_owned() })
    }

    /// Whether the owner of the key has signed this body.
    #[must_use]
    pub fn holds(&self, key: &PublicKey, body: &[u8]) -> bool {
        let signed = [self.time.as_slice(), body].concat();
        key.0.verify_strict(&signed, &self.signature).is_ok()
    }
}

/// The bytes that these hexadecimal digits are, exactly so many.
fn bytes<const COUNT: usize>(digits: &[u8]) -> Option<[u8; COUNT]> {
    if digits.len() != 2 * COUNT {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = [0; COUNT];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};

    use super::*;
    use crate::ledger::sealed::hex;

    const NOW: i64 = 1_790_000_000;

    fn key() -> (SigningKey, PublicKey) {
        let signing = SigningKey::from_bytes(&[7; 32]);
        let public = hex(signing.verifying_key().as_bytes()).parse().expect("it is a key");
        (signing, public)
    }

    fn signed(time: i64, body: &[u8]) -> (String, String) {
        let (signing, _) = key();
        let message = [time.to_string().as_bytes(), body].concat();
        (hex(&signing.sign(&message).to_bytes()), time.to_string())
    }

    fn claim(signature: &str, time: &str) -> Result<Claim, Refused> {
        Claim::read(Some(signature.as_bytes()), Some(time.as_bytes()), NOW, 300)
    }

    #[test]
    fn what_was_signed_holds_and_nothing_else_does() {
        let (_, key) = key();
        let (signature, time) = signed(NOW, b"{}");
        let claim_of = |signature: &str, time: &str| claim(signature, time).expect("it is sound");
        assert!(claim_of(&signature, &time).holds(&key, b"{}"));
        assert!(claim_of(&signature.to_uppercase(), &time).holds(&key, b"{}"));
        assert!(!claim_of(&signature, &time).holds(&key, b"{ }"), "another body");
        assert!(!claim_of(&signature, &(NOW + 1).to_string()).holds(&key, b"{}"), "another time");
        // What moves from the time to the body makes another time of it, however well it is signed.
        assert_eq!(claim(&signature, &time[..9]).err(), Some(Refused::Stale));
        let other = hex(SigningKey::from_bytes(&[8; 32]).verifying_key().as_bytes()).parse().expect("it is a key");
        assert!(!claim_of(&signature, &time).holds(&other, b"{}"), "another key");
        let mut changed = signature.clone().into_bytes();
        changed[0] = if changed[0] == b'0' { b'1' } else { b'0' };
        assert!(!claim(str::from_utf8(&changed).unwrap(), &time).is_ok_and(|claim| claim.holds(&key, b"{}")));
    }

    #[test]
    fn a_second_form_of_a_signature_is_refused() {
        // The order of the group: added to the second half, it gives the same to who does not look.
        const ORDER: [u8; 32] = [
            0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        ];
        let (_, key) = key();
        let (signature, time) = signed(NOW, b"{}");
        let mut second = bytes::<64>(signature.as_bytes()).expect("it is one");
        let mut carry = 0_u16;
        for (byte, of) in second[32..].iter_mut().zip(ORDER) {
            let sum = u16::from(*byte) + u16::from(of) + carry;
            *byte = sum.to_le_bytes()[0];
            carry = sum >> 8;
        }
        assert!(!claim(&hex(&second), &time).expect("it has the form").holds(&key, b"{}"));
    }

    #[test]
    fn what_is_missing_malformed_or_of_another_time_is_told_apart() {
        let (signature, time) = signed(NOW, b"{}");
        let (signature, time) = (signature.as_str(), time.as_str());
        let refused = |signature: Option<&str>, time: Option<&str>| {
            Claim::read(signature.map(str::as_bytes), time.map(str::as_bytes), NOW, 300).err()
        };
        assert_eq!(refused(Some(signature), Some(time)), None);
        assert_eq!([refused(None, Some(time)), refused(Some(signature), None)], [Some(Refused::Missing); 2]);
        let odd = format!("{}g", &signature[1..]);
        for wrong in ["", "00", &odd, &signature[1..], &format!("{signature}00")] {
            assert_eq!(refused(Some(wrong), Some(time)), Some(Refused::Malformed), "{wrong}");
        }
        for wrong in ["", "-1", "+1790000000", "1790000000.0", "now", "1790000000 ", "99999999999999999999"] {
            assert_eq!(refused(Some(signature), Some(wrong)), Some(Refused::Malformed), "{wrong}");
        }
        for (seconds, expected) in
            [(300, None), (-300, None), (301, Some(Refused::Stale)), (-301, Some(Refused::Stale))]
        {
            assert_eq!(refused(Some(signature), Some(&(NOW + seconds).to_string())), expected, "{seconds}");
        }
    }

    #[test]
    fn a_key_for_which_anybody_can_sign_is_none() {
        let zero = "00".repeat(32);
        let one = format!("01{}", "00".repeat(31));
        for wrong in ["", "Bot abc", &zero, &one, &"ff".repeat(33)] {
            assert_eq!(wrong.parse::<PublicKey>(), Err(KeyError), "{wrong}");
        }
    }
}
