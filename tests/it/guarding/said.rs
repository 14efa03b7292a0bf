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
    assert_found(&[(
        "por detrás 123, tarjeta 4111 1111 1111 1111",
        &["security-code 123", "card 4111 1111 1111 1111"],
    )]);
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
        "la parte trasera dice 123",
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
fn the_name_of_a_code_is_known_letter_by_letter() {
    assert_found(&[
        ("c.v.v. 123", &["security-code 123"]),
        ("C.V.C: 4567", &["security-code 4567"]),
        ("her c v v is 123", &["security-code 123"]),
        ("the c-v-v 123", &["security-code 123"]),
        ("p.i.n. 1234", &["pin 1234"]),
        ("P I N 1234", &["pin 1234"]),
    ]);
    assert_nothing(&["A. B. C. 123 Main Street", "form a c v 123", "plan c. v. 123 pages", "u.s.a. 1234"]);
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

#[test]
fn the_social_security_number_of_spain_and_mexico_is_no_phone_number() {
    assert_found(&[
        ("número de la seguridad social es 28 1234567890 12", &["ssn 28 1234567890 12"]),
        ("NSS 281234567840", &["ssn 281234567840"]),
        ("NSS: 28/12345678/40", &["ssn 28/12345678/40"]),
        ("su número de afiliación es 12345678901", &["ssn 12345678901"]),
        ("seguridad social, móvil +34 612 345 678", &["phone +34 612 345 678"]),
    ]);
    assert_nothing(&["pedido 281234567840", "seguridad social: expediente 2812345678401234"]);
}

#[test]
fn a_spanish_account_number_is_an_account() {
    assert_found(&[
        ("CCC 2100 0418 45 0200051332", &["iban 2100 0418 45 0200051332"]),
        ("mi cuenta bancaria: 21000418450200051332", &["iban 21000418450200051332"]),
        ("paga a 2100-0418-45-0200051332", &["iban 2100-0418-45-0200051332"]),
        ("cuenta 2100 0418 46 0200051332", &["iban 2100 0418 46 0200051332"]),
        ("ES91 2100 0418 4502 0005 1332", &["iban ES91 2100 0418 4502 0005 1332"]),
    ]);
    assert_nothing(&[
        "paga a 2100-0418-46-0200051332",
        "pedido 21000418450200051332",
        "tracking number 21000418450200051332",
        "cuenta 210004184502000513321",
    ]);
}

#[test]
fn a_number_in_the_groups_of_a_card_is_no_phone_number() {
    assert_found(&[
        ("mi tarjeta es 4111 1111 1111 1112", &["card 4111 1111 1111 1112"]),
        ("her card 4111 1111 1111 1112 was declined", &["card 4111 1111 1111 1112"]),
        ("teléfono 55 1234 5678", &["phone 55 1234 5678"]),
    ]);
    assert_nothing(&[
        "folio 4111 1111 1111 1112",
        "tarjeta del pedido 4111 1111 1111 1112",
        "4111 1111 1111 1112",
    ]);
}

#[test]
fn a_phone_number_is_found_with_its_bracket_and_as_my_number() {
    assert_found(&[
        ("(+34) 612 345 678", &["phone (+34) 612 345 678"]),
        ("llame (+34 612 345 678) hoy", &["phone +34 612 345 678"]),
        ("mi número es 612345678", &["phone 612345678"]),
        ("su número es el 612345678", &["phone 612345678"]),
        ("my number is 612345678", &["phone 612345678"]),
    ]);
    assert_nothing(&[
        "mi número de pedido es 612345678",
        "el número es 612345678",
        "my order number is 612345678",
        "my number is 123",
    ]);
}

#[test]
fn an_account_is_called_one_once() {
    for (text, kept) in [
        ("paga en cuenta corriente ES91 2100 0418 4502 0005 1332", "paga en cuenta corriente ····1332"),
        ("número de cuenta ES91 2100 0418 4502 0005 1332", "número de cuenta ····1332"),
        ("my account is DE89 3704 0044 0532 0130 00", "my account is ····3000"),
        ("paid to DE89 3704 0044 0532 0130 00", "paid to account ····3000"),
        ("closed the account. Pay DE89 3704 0044 0532 0130 00", "closed the account. Pay account ····3000"),
    ] {
        assert_eq!(guard::mask(text, &guard::find_all(text)), kept);
    }
}

#[test]
fn a_spanish_code_is_known_by_its_abbreviations() {
    for said in [
        "cad 09/27 cod 123",
        "cad. 09/27 cód. 123",
        "cad 09/27, cod. 123",
        "caduc 09/27 cods 123",
        "vto 09/27 cod seg 123",
        "vto. 09/27 cod. seg. 123",
        "venc 09/27 cód seg 123",
        "venc. 09/27, cód. de seg. 123",
        "cad 09/27 seg 123",
        "cod seg 123",
        "cod. seg. 123",
        "cód.seg.: 123",
        "cod d seg 123",
        "codseg 123",
        "núm de seg 123",
        "el cvv q es 123",
        "el cvv k me dice es 123",
        "los 3 nums de atras 123",
        "los 3 núms. d atrás 123",
        "los tres num de atras son 123",
        "los numeritos de atras son 123",
        "el código de tres cifras 123",
        "el codigo de 3 cifras es 123",
        "los tres dígitos son 123",
        "123 es el cod seg",
    ] {
        let (whole, masked) =
            (format!("tarjeta 4539148803436467 {said}"), format!("tarjeta ····6467 {said}"));
        assert_found(&[
            (said, &["security-code 123"]),
            (&whole, &["card 4539148803436467", "security-code 123"]),
            (&masked, &["security-code 123"]),
        ]);
    }
    assert_found(&[
        ("el cvv q es 123 y cad 09/27 cod 456", &["security-code 123", "security-code 456"]),
        ("el pin q es 1234", &["pin 1234"]),
        ("el pin k tiene es 1234", &["pin 1234"]),
        ("clave nº 4321", &["pin 4321"]),
        ("tarjeta ····6467, juan d lopez, 12/27, 123", &["security-code 123"]),
        ("los cuatro dígitos de la amex: 1234", &["security-code 1234"]),
    ]);
    assert_nothing(&[
        "cod. postal 28013",
        "cód postal 2801",
        "cod 4532 del producto",
        "cod. 453",
        "código de pedido 123",
        "cod pedido 123",
        "cod cliente 123",
        "cod. de error 404",
        "cod art. 123",
        "num 123 de la calle",
        "calle Mayor núm. 123",
        "num pedido 4521",
        "vive en la casa de atrás, nº 123",
        "el código tarda 120 seg en llegar",
        "envié el código, a los 30 seg 123 intentos",
        "núm. seg. social 1234",
        "un importe de tres cifras, 350",
        "código postal de cuatro cifras 2801",
        "los tres últimos dígitos son 123",
        "los primeros tres dígitos son 123",
        "cobro de 250 CAD, 123 en total",
        "50 k en 120 días",
        "D. Juan 123",
    ]);
}

#[test]
fn an_account_is_found_whatever_parts_its_groups() {
    for said in [
        "ES91 2100 0418 4502 0005 1332",
        "ES91-2100-0418-4502-0005-1332",
        "ES91 - 2100 - 0418 - 4502 - 0005 - 1332",
        "DE89-3704-0044-0532-0130-00",
        "DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00",
        "GB82–WEST–1234–5698–7654–32",
    ] {
        assert_eq!(found(&format!("a {said}, dice")), [format!("iban {said}")], "{said}");
    }
    assert_nothing(&["ref ES92-2100-0418-4502-0005-1332"]);
}
