//! The security code behind a card number, by all that people put between the two, whole and as it is typed,
//! and ordinary numbers that stand there as well.

use evenkeel::model::guard::{self, Kind};

/// Where a card is spoken of in full and masked, in English and Spanish.
const CARDS: [&str; 5] = [
    "5105 1051 0510 5100",
    "card 4111-1111-1111-1111",
    "tarjeta 4111111111111111",
    "card ····5100",
    "tarjeta ····5100",
];

fn codes(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let found = guard::find(text, &[]).into_iter().filter(|found| found.kind == Kind::SecurityCode);
    found.map(|found| chars[found.start..found.end].iter().collect()).collect()
}

fn pins(text: &str) -> usize {
    guard::find(text, &[]).iter().filter(|found| found.kind == Kind::Pin).count()
}

/// Asserts that behind every card the code alone is found, that masking again finds nothing more, and that
/// the code waits at the caret from its first digit on.
fn assert_code(said: &str, code: &str) {
    for card in CARDS {
        let text = format!("{card}{said}");
        assert_eq!(codes(&text), [code], "{text}");
        let masked = guard::mask(&text, &guard::find(&text, &[]));
        assert_eq!(guard::find(&masked, &[]), [], "{masked}");
        let chars: Vec<char> = text.chars().collect();
        let end =
            text.split_once(code).map(|(before, _)| before.chars().count()).unwrap() + code.chars().count();
        for caret in end - code.chars().count() + 1..=end {
            let typed: String = chars[..caret].iter().collect();
            if typed.ends_with(|last: char| last.is_ascii_digit()) {
                let held = guard::held(&typed, caret).unwrap_or_else(|| panic!("{typed} is not held"));
                assert!(held.start <= end - code.chars().count() && held.end == caret, "{typed}: {held:?}");
            }
        }
    }
}

fn assert_no_code(said: &[&str]) {
    for said in said {
        for card in CARDS {
            let text = format!("{card}{said}");
            assert_eq!(codes(&text), Vec::<String>::new(), "{text}");
        }
    }
}

#[test]
fn four_digits_behind_an_american_express_card_are_its_code() {
    for card in ["378282246310005", "3782 822463 10005", "amex 3714 496353 98431", "amex 378282246310005"] {
        for (said, code) in [
            (" 1234", "1234"),
            (", 1234", "1234"),
            (" 1234, thanks", "1234"),
            (" exp 12/27 mr lee 1234", "1234"),
        ] {
            assert_eq!(codes(&format!("{card}{said}")), [code], "{card}{said}");
        }
        for said in [" 1234 points", " 12345", " 12.50", " and 1234"] {
            assert_eq!(codes(&format!("{card}{said}")), Vec::<String>::new(), "{card}{said}");
        }
    }
    assert_eq!(codes("amex ····0005 1234"), ["1234"]);
    assert_eq!(codes("American Express card ····0005, 1234"), ["1234"]);
    for text in ["card ····1111 2024", "4111 1111 1111 1111 2024", "visa ····1111 1234"] {
        assert_eq!(codes(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_called_a_code_behind_a_card_is_its_code() {
    for said in [
        " code 123",
        ", code: 123",
        ". Code 123.",
        " code is 123",
        " and the code is 123",
        " code=123",
        "\ncode 123",
        " security 123",
        " and security is 123",
        " código 123",
        ", el código es 123",
        " codigo: 123",
        " y su código 123",
        " code is 123 on the back",
        " 123 on the back of the card",
        ", 123 on the back",
        " el código es 123 por detrás",
        " 123 en la parte de atrás",
        " 123 por detrás de la tarjeta",
        " exp 12/27 123 on the back of the card",
    ] {
        assert_code(said, "123");
    }
    assert_no_code(&[
        " declined, error code 404",
        " declined with code 404 errors",
        " promo code 123",
        " zip code 94105",
        " code of conduct 123 pages",
        " area code 305",
        " code sent 3 times",
        " code not given. 250 refunded",
        " security deposit 250",
        " number 123",
        " from 123 Main Street",
        " code 123 times",
        "\n\ncode 123",
        " was closed in a branch far away and she was told by them of code 123",
    ]);
    for text in ["code 123", "error code 404", "the code is 123 she says", "security 123", "código 123"] {
        assert_eq!(codes(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn every_way_to_tell_an_expiry_date_leads_to_the_code() {
    for said in [
        " Dec 27 123",
        " dec '27 123",
        " exp december 2027, 123",
        " exp Dec 2027 code 123",
        ", expires in March 2028, 123",
        " caduca dic 27 123",
        " vence enero 2028 123",
        " caduca en diciembre de 2027, código 123",
        " caduca 12 de 2027, 123",
        " 01/24 12/27 123",
        " start 01/24 exp 12/27 123",
        " valid from 01/24 to 12/27 123",
        " valid from January 2024 until December 2027, 123",
        " inicio 01/24 caduca 12/27 123",
        " exp 12/27 1 2 3",
        " 12/27, 1-2-3",
        " exp 12/27 code 1 2 3",
    ] {
        let code = ["1 2 3", "1-2-3"].into_iter().find(|code| said.ends_with(code)).unwrap_or("123");
        assert_code(said, code);
    }
    assert_no_code(&[
        " charged on Dec 24 120 dollars",
        " in March 2028",
        " may 27",
        " used in Dec 2024 for 150",
        " exp 12/27 12 30",
        " exp 12/27 1 2 3 4 5 6",
        " start 123",
    ]);
}

#[test]
fn a_name_or_a_network_between_hides_no_code() {
    for said in [
        ", A Lee, 12/27, 123",
        " Ann Lee 12/27 123",
        " J. R. Smith exp 12/27 code 123",
        ", ann lee, 12/27, 123",
        " mr lee 12/27 123",
        " exp 12/27 mr lee 123",
        " exp 12/27, Ann Lee, 123",
        " exp 12/27 Ann Lee 123",
        " exp 12/27 Visa 123",
        " Mastercard 12/27 123",
        " caduca 12/27 sr García 123",
        " señora Ruiz, caduca 12/27, 123",
        " exp 12/27, Ann Lee, code 123",
        " Mr Lee 12/27 code is 123",
    ] {
        assert_code(said, "123");
    }
    assert_no_code(&[
        " exp 12/27 charged 150",
        " declined. Error code 404",
        " Error code 404",
        " exp 12/27, refund 120",
        " exp 12/27. Refund 150",
        " exp 12/27 order 452",
        " exp 12/27 credit 150",
        " charged 150",
        " Ann Lee 150",
        ", Ann Lee, 150 refunded",
        " exp 12/27 mr lee paid 150 dollars",
        " exp 12/27 Visa 150 euros",
        " exp 12/27 mr lee 2024",
        " exp 12/27 Ann Lee called at 1430",
    ]);
}

#[test]
fn the_last_three_behind_a_card_are_its_code() {
    for said in [
        " last three 123",
        ", last 3 are 123",
        " and the last three digits are 123",
        " exp 12/27 and the last three are 123",
        " los tres dígitos 123",
        " y los últimos tres son 123",
        " los tres últimos 123",
        " three digits 123",
        " 3 digits: 123",
        " caduca 12/27 y los últimos tres 123",
    ] {
        assert_code(said, "123");
    }
    assert_no_code(&[
        " last four 1111",
        " last 123",
        " exp 12/27 and the last charge 150",
        " last three charges 120",
        " last 3 months 150",
        " los últimos tres meses 150",
        " los tres 123 euros",
        " ends in 123",
    ]);
    for text in ["the last three digits are 123", "last three 123", "los últimos tres 123"] {
        assert_eq!(codes(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_code_is_known_by_all_of_its_names() {
    for name in [
        "CVD",
        "cvv1",
        "CVV1:",
        "CAV",
        "cav2 is",
        "SPC",
        "seccode",
        "signature strip number",
        "signature panel code",
        "signature strip:",
        "código de la tarjeta",
        "el codigo de su tarjeta es",
        "her cvd was",
    ] {
        assert_eq!(codes(&format!("{name} 123")), ["123"], "{name}");
    }
    assert_eq!(codes("cvv1 2 3"), ["1 2 3"]);
    assert_eq!(codes("CVC 2024"), ["2024"]);
    assert_eq!(codes("cvv 1999"), ["1999"]);
    assert_eq!(codes("card 4111 1111 1111 1111 cv 2024"), ["2024"]);
    for text in [
        "CV 2024",
        "sent her CV 1999",
        "solar panel number 123",
        "control panel code 123",
        "strip 123",
        "código de la tarjeta regalo 123",
        "código postal 28013",
    ] {
        assert_eq!(codes(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_pin_is_told_in_more_ways() {
    for text in [
        "pass code 1234",
        "her pass code is 482193",
        "their pin, which is 1234",
        "pin is still 1234",
        "the pin is always 1234",
        "el pin sigue siendo 1234",
        "NIP 1234",
        "su NIP es 482193",
        "pin 12345678",
        "pin changed to 2024",
        "pin: 2024",
        "changed pin 1234",
        "wifi pin 1234",
    ] {
        assert_eq!(pins(text), 1, "{text}");
    }
    for text in [
        "NIP 1234563218",
        "NIP: 5261040828",
        "wifi password 12345678",
        "router password is 4821",
        "wi-fi password 482193",
        "pin changed 2024",
        "password reset 2023",
        "bus pass code 1234",
        "boarding pass code 4821",
    ] {
        assert_eq!(guard::find(text, &[]), [], "{text}");
    }
}

#[test]
fn ordinary_numbers_are_left_alone() {
    for text in [
        "order 123456789 of 12/27, 123 items",
        "charged 4500 on 12/27 and 150 on 12/28",
        "call 020 7946 0958 about code 123",
        "tracking 1Z999AA10123456784",
        "SW1A 1AA, flat 123",
        "28013 Madrid, piso 3, puerta 123",
        "from December 2027 123 euros a month",
        "exp 12/27 123",
        "Dec 27 123 calls",
        "since 2019, 2020 and 2021",
        "mr lee 123",
        "meter reading 12345 on 12/27 123",
        "policy 4512 3301, code 123",
        "invoice 2024-123, 1500.00",
        "extension 123, room 1234",
        "the last three of 123 orders",
        "1 2 3 go",
        "code 123 far from any card, then her card was blocked",
        "card declined, 150 short",
        "card ending in 1111, code 123 on screen",
        "tarjeta bloqueada, 150 euros",
        "visa 2024 application",
        "model CX 2000 and 4 panels",
        "a start date of 01/24 and an end of 12/27",
    ] {
        assert_eq!(guard::find(text, &[]), [], "{text}");
    }
}
