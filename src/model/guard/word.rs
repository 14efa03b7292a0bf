//! What single words say about the number beside them. Owns the word lists; must not know
//! numbers, nor where in a text a word stands.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::language::Language;

/// What a word says about a number near it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    /// A payment card or one of its brands.
    Card,
    /// A security code by itself: cvv.
    SecurityCode,
    /// "security", which makes a code of the "code" after it.
    Security,
    /// "verification", which makes a code of the "code" after it when a card is before it.
    Verification,
    /// "code", "digits": a code when something else says whose.
    Code,
    /// "back", "seguridad": makes a code of the "code" before it.
    Back,
    /// A personal identification number.
    Pin,
    /// "is", "was": ties a number to a word.
    Verb,
    /// Anything that may stand between a word and its number.
    Link,
    /// "and", which may also stand inside a dictated number.
    And,
    /// "sorry", "actually": another try at a number follows.
    Correction,
    /// "expiry".
    Expiry,
    /// A phone, or a call.
    Phone,
    /// Orders, parcels, devices and all other things that are numbered.
    Reference,
    /// An account, which may be a bank's or a card's.
    Account,
    /// "times", "euros": what is counted by the number before it.
    Unit,
    /// "ending", "last": the number is only the end of one.
    Ending,
    /// Says nothing.
    Other,
}

/// The role of `word`, in lower case.
pub(super) fn role(word: &str) -> Role {
    ROLES.get(word).copied().unwrap_or(Role::Other)
}

/// The words of all languages, whichever is in force: callers switch, and so do agents.
static ROLES: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
    let mut roles = HashMap::new();
    for (role, words) in LISTS.into_iter().chain(of_languages()) {
        for word in words.split_whitespace() {
            roles.entry(word).or_insert(role);
        }
    }
    roles
});

/// The lists in `guard.ron` of the languages.
fn of_languages() -> impl Iterator<Item = (Role, &'static str)> {
    let texts = Language::all().filter_map(|language| language.playbook("guard"));
    texts.flat_map(|text| ron::from_str::<Vec<(Role, &'static str)>>(text).unwrap_or_default())
}

/// The longest word in the lists, in scalars.
pub(super) const LONGEST_LISTED: usize = 24;

const LISTS: [(Role, &str); 17] = [
    (
        Role::Card,
        "card cards cardno cardnumber cardnum ccard cc ccn ccnum credit debit \
         creditcard debitcard visa mastercard master mc amex express discover diners \
         jcb maestro unionpay rupay dankort uatp pan karte karten kartennummer \
         kreditkarte kreditkartennummer bankkarte girocard carte cartes tarjeta \
         tarjetas carta cartão cartao kort kortnummer karta kartu kart kaart \
         creditcardnummer карта карты карту картой",
    ),
    (
        Role::SecurityCode,
        "cvv cvc cvn cv cid csc cvvs cvvc cvvcode cvccode cvvno securitycode \
         sicherheitscode sicherheitsnummer prüfnummer prüfziffer kartenprüfnummer \
         kartenprüfziffer cryptogramme beveiligingscode veiligheidscode",
    ),
    (Role::Security, "security sec secret safety"),
    (Role::Verification, "verification verif validation"),
    (
        Role::Code,
        "code codes digit digits value number numbers no num nr código codigo codice \
         nummer numero número numéro",
    ),
    (Role::Back, "back reverse rear seguridad sécurité securite sicurezza segurança seguranca"),
    (Role::Pin, "pin pins pinno pinnumber atmpin mpin geheimzahl nip"),
    (Role::Verb, "is was are were as being equals reads says ist lautet est es är er è são"),
    (
        Role::Link,
        "the a an of on for this that his her their my your our it its s he she they we \
         you i me us customer customers caller callers client gave gives given said \
         read out told quoted confirmed provided supplied just now also with new \
         current old atm bank same three four side strip front be to yes ok okay please \
         de di der die das la le el il là mein meine mi mon ma here so changed set \
         reset",
    ),
    (Role::And, "and then und et y"),
    (Role::Correction, "sorry actually correction wait rather meant again oops"),
    (
        Role::Expiry,
        "exp expiry expires expiring expiration expire valid thru until till date \
         ablauf gültig expiracion caducidad",
    ),
    (
        Role::Phone,
        "phone phones tel telephone mobile cell cellphone fax call callback called \
         calling ring dial dialed dialled whatsapp sms landline extension handy telefon \
         rufnummer móvil téléphone",
    ),
    (
        Role::Reference,
        "order orders tracking track trackingnumber ref reference referenz imei imeisv \
         invoice ticket case booking confirmation policy claim serial sn ean isbn upc \
         gtin barcode sku parcel package shipment consignment fedex ups usps dhl meter \
         mpan mprn iban routing swift vin timestamp transaction iccid sim iccd sscc awb \
         waybill asin id uuid guid model part bestellung bestellnummer sendungsnummer \
         auftrag rechnung commande pedido factura aadhaar gstin",
    ),
    (Role::Account, "account acct acc konto kontonummer compte cuenta loan"),
    (
        Role::Unit,
        "times time days day minutes minute mins min hours hour hrs seconds secs weeks \
         months years dollars dollar euros euro eur usd gbp inr rs rupees pounds pound \
         bucks cents attempts tries people calls customers am pm percent points miles \
         km street st road rd avenue ave lane items units pieces pages page \
         transactions characters letters steps uhr",
    ),
    (Role::Ending, "ending ends end last final endet endend"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_look_like_pin_are_not_one() {
        for word in ["pincode", "pinned", "pinning", "spin", "pint", "opinion"] {
            assert_ne!(role(word), Role::Pin, "{word}");
        }
        assert_eq!(role("pin"), Role::Pin);
    }

    #[test]
    fn the_words_of_every_language_are_known() {
        for language in Language::all().skip(1) {
            let text = language.playbook("guard").unwrap_or_default();
            assert!(
                ron::from_str::<Vec<(Role, &str)>>(text).is_ok_and(|lists| !lists.is_empty()),
                "{}",
                language.tag()
            );
        }
        assert_eq!((role("tarjeta"), role("clave"), role("dorso")), (Role::Card, Role::Pin, Role::Back));
    }

    #[test]
    fn no_listed_word_is_longer_than_the_limit_or_in_capitals() {
        for (_, words) in LISTS.into_iter().chain(of_languages()) {
            for word in words.split_whitespace() {
                assert!(word.chars().count() <= LONGEST_LISTED, "{word}");
                assert_eq!(word.to_lowercase(), word);
            }
        }
    }
}
