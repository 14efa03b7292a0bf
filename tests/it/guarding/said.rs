//! What agents type while a caller dictates, in English and in Spanish: what is masked of it, and what is
//! left alone though it looks alike.

use evenkeel::model::guard;

/// Every finding of the text, as its kind and what was found.
fn found(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let said = |finding: guard::Finding| {
        let said: String = chars[finding.start..finding.end].iter().collect();
        format!("{} {said}", serde_json::to_value(finding.kind).unwrap().as_str().unwrap())
    };
    guard::find_all(text).into_iter().map(said).collect()
}

/// Asserts all at once, so that a change shows everything that it moves.
fn assert_found(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| found(text) != *expected)
        .map(|(text, _)| format!("{text}: {:?}", found(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn assert_nothing(texts: &[&str]) {
    let cases: Vec<(&str, &[&str])> = texts.iter().map(|text| (*text, [].as_slice())).collect();
    assert_found(&cases);
}

#[test]
fn beside_a_card_number_the_back_gives_its_code_away() {
    for said in [
        "caduca 12/27 y detrás 123",
        "caduca 12/27 y los tres de atrás 123",
        "caduca 12/27, el de atrás 123",
        "y por detrás 123",
        "y 123 de atrás",
        "y en el reverso 123",
        "detrás: 123",
        "\ndorso 123",
        "a nombre de Ana, detrás 123",
        "exp 12/27 and on the back 123",
        "123 on the back",
        "and the three on the back are 123",
        "and back 123",
        "on the back of the card 123",
    ] {
        let text = format!("me dicta 4111 1111 1111 1111 {said}");
        assert_eq!(found(&text), ["card 4111 1111 1111 1111", "security-code 123"], "{text}");
        let text = format!("card ····1111 {said}");
        assert_eq!(found(&text), ["security-code 123"], "{text}");
    }
    assert_found(&[("por detrás 123, tarjeta 4111 1111 1111 1111", &["security-code 123", "card 4111 1111 1111 1111"])]);
    for said in [
        "wants 150 back",
        "call back 150 on Monday",
        "and pay back 150",
        "hace años atrás 123 compras",
        "le cobraron 150 detrás de otro cargo",
        "back rent 150",
        "charged 150 on the back of a trial",
        "y detrás del mostrador 123",
        "on the back of the form 123",
    ] {
        let text = format!("card ····1111, {said}");
        assert_eq!(found(&text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_read_on_the_back_is_a_security_code() {
    for text in [
        "los tres de atrás son 123",
        "el de detrás es 123",
        "en el reverso pone 123",
        "por detrás pone 123",
        "por detrás de la tarjeta pone 123",
        "dice que al dorso aparece 123",
        "lo que sale por detrás es 123",
        "123 son los tres de atrás",
        "the three on the back are 123",
        "the one on the back is 123",
        "on the back it says 123",
    ] {
        assert_eq!(found(text), ["security-code 123"], "{text}");
    }
    assert_nothing(&[
        "la casa de atrás es 123",
        "el piso de detrás es 123",
        "por detrás del router pone 123",
        "the address on the back is 123",
        "on the back of the router it says 123",
        "the entrance is on the back, it is 123",
        "she is back, the total is 123",
        "calls back: it is 123",
        "he will be back 123 is fine",
        "años atrás era 123",
        "el de atrás tiene 123 llamadas",
    ]);
}

#[test]
fn a_pin_is_known_past_what_is_said_of_it() {
    assert_found(&[
        ("el pin creo que es 1234", &["pin 1234"]),
        ("el pin que tenía era 1234", &["pin 1234"]),
        ("la clave que uso es 4821", &["pin 4821"]),
        ("clave de firma 4821", &["pin 4821"]),
        ("el pin del móvil es 1234", &["pin 1234"]),
        ("la clave del móvil es 1234", &["pin 1234"]),
        ("el pin de la SIM es 1234", &["pin 1234"]),
        ("el pin de la SIM: 1234", &["pin 1234"]),
        ("claves: 4821 y 9931", &["pin 4821", "pin 9931"]),
        ("claves: 4821, 9931 y 1234", &["pin 4821", "pin 9931", "pin 1234"]),
        ("la clave es 4821 o 9931", &["pin 4821", "pin 9931"]),
        ("claves: [PIN eliminado] y 9931", &["pin 9931"]),
        ("my pin I think is 1234", &["pin 1234"]),
        ("the pin I had was 1234", &["pin 1234"]),
        ("pins: 4821 and 9931", &["pin 4821", "pin 9931"]),
        ("the pin of the phone is 1234", &["pin 1234"]),
        ("su contraseña de la tarjeta es 1234", &["pin 1234"]),
    ]);
    assert_nothing(&[
        "I think the pin works, 1500 left",
        "tenía el pin mal y gastó 1500 euros",
        "no tengo pin. El pedido es 4821",
        "no pin, the order number is 4821",
        "no pin or 1500 is lost",
        "changed the pin and the phone is 4821",
        "forgot pin for order 4821",
        "la clave del pedido es 4821",
    ]);
    assert_found(&[
        ("pin 1234 and 1500 dollars", &["pin 1234"]),
        ("claves: 4821 y 300 euros", &["pin 4821"]),
        ("cvv 123, 1227", &["security-code 123"]),
        ("cvv 123 and 456 people", &["security-code 123"]),
    ]);
}

#[test]
fn a_year_and_an_hour_are_no_pin() {
    assert_nothing(&[
        "cambió la clave en 2024",
        "la clave vence en 2027",
        "la clave de 2024",
        "tiene la clave desde 2019",
        "clave válida hasta 2027",
        "cambió el pin a las 1430",
        "changed his pin in 2024",
        "has had the same pin since 2019",
        "the pin from 2024",
        "the pin is valid until 2027",
        "changed the pin at 1430",
    ]);
    assert_found(&[
        ("la clave es 2024", &["pin 2024"]),
        ("clave 1984", &["pin 1984"]),
        ("his pin is 1430", &["pin 1430"]),
        ("la clave de acceso 2024", &["pin 2024"]),
        ("pin: 1430", &["pin 1430"]),
        ("a las 1430 dicta el pin 1234", &["pin 1234"]),
    ]);
}

#[test]
fn the_clave_of_an_order_or_a_customer_is_no_pin() {
    assert_nothing(&[
        "clave de cliente 48213",
        "la clave de cliente es 48213",
        "pedido clave 4821",
        "el pedido con clave 4821",
        "clave de rastreo 123456",
    ]);
    assert_found(&[
        ("la clave del cliente es 4821", &["pin 4821"]),
        ("anula el pedido, clave 4821", &["pin 4821"]),
        ("el cliente da la clave 4821", &["pin 4821"]),
    ]);
}
