//! Who may come to harm, as agents in Spain and in Latin America type it, whole and in haste: it is found
//! first, named to whoever takes over, and has as many words as in English.

use evenkeel::model::language::Language;
use evenkeel::model::library::{self, Playbook};
use evenkeel::model::risk;

use super::{others, speak};

const AT_RISK: [&str; 132] = [
    "no respira",
    "no puede respirar",
    "le falta el aire",
    "le cuesta respirar",
    "se está ahogando",
    "infarto",
    "le esta dando un infarto",
    "ataque al corazón",
    "ataque cardíaco",
    "le dio un derrame",
    "le duele el pecho",
    "dolor de pecho",
    "se desmayó",
    "está inconsciente",
    "perdió el conocimiento",
    "pide una ambulancia",
    "se cayó y no se puede levantar",
    "está convulsionando",
    "está sangrando mucho",
    "fuga de gas",
    "hay una fuga de gas en casa",
    "huele a gas",
    "huele mucho a gas",
    "olor a gas",
    "monoxido de carbono",
    "se está quemando la casa",
    "salen chispas del enchufe",
    "le dio una descarga eléctrica",
    "sin calefacción y con un bebé",
    "depende del oxígeno",
    "se quedó sin insulina",
    "no tiene para comer",
    "no tiene qué comer",
    "desahucio",
    "la van a desahuciar",
    "los van a desalojar",
    "la echan de casa",
    "los corrieron de su casa",
    "lo van a echar a la calle",
    "vive en la calle",
    "violencia doméstica",
    "violencia de género",
    "violencia intrafamiliar",
    "violencia machista",
    "su marido le pega",
    "su esposo la golpea",
    "mi pareja me pega",
    "el novio la maltrata",
    "malos tratos",
    "maltrato infantil",
    "tiene miedo de su marido",
    "le tiene miedo a su pareja",
    "tiene miedo de volver a casa",
    "está en peligro",
    "corre peligro",
    "un niño en peligro",
    "está encerrada en casa",
    "se ha caído en la ducha",
    "se cayó por las escaleras",
    "tuvo una caída",
    "se le quema la casa",
    "tiene miedo al marido",
    "le pega a su mujer",
    "le pega al niño",
    "pide ayuda porque su marido la golpea",
    "habla de suicidarse",
    "dice que se va a suicidar",
    "amenaza con suicidarse",
    "amenaza con matarse",
    "dice que le pega su pareja",
    "su hijo se autolesiona",
    "le dio un ictus",
    "la echan de su casa",
    "hay alguien en la casa",
    "se metieron a la casa",
    "entraron en su casa",
    "quiere desaparecer",
    "quisiera estar muerto",
    "estaría mejor muerto",
    "no puede más con la vida",
    "ya no quiere vivir",
    "no quiere seguir viviendo",
    "ya no quiere estar aquí",
    "no le encuentra sentido a la vida",
    "la vida no tiene sentido",
    "no vale la pena vivir",
    "no tiene ganas de vivir",
    "quiere acabar con su vida",
    "va a acabar con todo",
    "se quiere ahorcar",
    "ahorcarse",
    "cortarse las venas",
    "se ha cortado las venas",
    "se corta los brazos",
    "se hace cortes",
    "se quiere hacer daño",
    "se hace daño",
    "quiere lastimarse",
    "tomó pastillas",
    "se tomó todas las pastillas",
    "sobredosis",
    "se quiere tirar por la ventana",
    "se va a tirar al metro",
    "se va a aventar del puente",
    "quiere saltar del puente",
    "tirarse al tren",
    "pegarse un tiro",
    "se va a pegar un tiro",
    "me pego un tiro",
    "se quiere suicidar",
    "intentó suicidarse",
    "habló de suicidio",
    "quiere matarse",
    "se quiere quitar la vida",
    "está deprimido",
    "tiene depresión",
    "salud mental",
    "no tiene esperanza",
    "perdió la esperanza",
    "se está despidiendo",
    "tiene alzheimer",
    "demencia",
    "está desorientada",
    "abuso sexual",
    "abusan de ella",
    "la violaron",
    "no reacciona",
    "tomó veneno",
    "sin techo",
    "intento de suicidio",
    "va a hacer una locura",
    "hacer una locura",
];

const THREAT: [&str; 69] = [
    "cuchillo",
    "tiene un cuchillo",
    "sacó una navaja",
    "tiene un arma",
    "lleva un arma",
    "está armado",
    "trae pistola",
    "te voy a ir a buscar",
    "voy para allá",
    "amenaza con quemar la tienda",
    "amenaza con pegarme",
    "quiere golpearme",
    "tiene una pistola",
    "me va a disparar",
    "apuñalar",
    "me va a apuñalar",
    "te voy a matar",
    "los voy a matar a todos",
    "me quiere matar",
    "quiere matarme",
    "quiere matar a alguien",
    "nos va a matar",
    "amenaza de muerte",
    "me amenazó de muerte",
    "amenaza con matarme",
    "me va a golpear",
    "le voy a romper la cara",
    "te voy a partir la madre",
    "me va a madrear",
    "me quiere dar una paliza",
    "dar una golpiza",
    "te voy a dar una hostia",
    "prender fuego",
    "prenderle fuego a la oficina",
    "quemar la tienda",
    "va a quemar la sucursal",
    "poner una bomba",
    "va a venir a la oficina",
    "va a venir a buscarme",
    "sabe dónde trabajamos",
    "sé dónde vives",
    "te vas a arrepentir",
    "se van a arrepentir",
    "ya verás",
    "se van a enterar",
    "atente a las consecuencias",
    "atacar al repartidor",
    "va a atacar al técnico",
    "pegó al repartidor",
    "le pegó al repartidor",
    "golpeó al técnico",
    "agredió al técnico",
    "destrozar la tienda",
    "va a romper todo",
    "le va a echar ácido",
    "soltar al perro",
    "hacerle daño a alguien",
    "me espera a la salida",
    "me espera afuera",
    "me va a buscar",
    "me persigue",
    "lo va a pagar caro",
    "violencia",
    "me va a encontrar",
    "cuidate la espalda",
    "te pego un tiro",
    "te voy a pegar un tiro",
    "me va a dar un balazo",
    "secuestrar",
];

const UPSET: [&str; 30] = [
    "falleció su padre",
    "ha fallecido",
    "fallecimiento del titular",
    "se le murió la madre",
    "su marido ha muerto",
    "su marido murió",
    "cáncer",
    "funeral",
    "velorio",
    "está de luto",
    "rompió a llorar",
    "no para de llorar",
    "muy triste",
    "está destrozada",
    "desesperada",
    "ataque de ansiedad",
    "ataque de pánico",
    "crisis de nervios",
    "está muy nerviosa",
    "lo despidieron",
    "se quedó sin trabajo",
    "perdió el trabajo",
    "está en el hospital",
    "ingresada en el hospital",
    "se le quiebra la voz",
    "se vino abajo",
    "dar de baja por fallecimiento",
    "enfermedad grave",
    "perdió a su hijo",
    "lo está pasando muy mal",
];

/// The first situation for what is typed in Spanish.
pub(super) fn first(typed: &str) -> Option<String> {
    speak(Language::tagged("es").unwrap());
    library::builtin().rank(typed).first().map(|situation| situation.id.clone())
}

/// Asserts all at once, so that a change shows everything that it moves.
pub(super) fn assert_found<'a>(expected: impl IntoIterator<Item = (&'a str, &'a str)>) {
    let found = expected.into_iter().map(|(typed, id)| (typed, id, first(typed).unwrap_or_default()));
    let wrong: Vec<_> = found.filter(|(_, id, found)| id != found).collect();
    assert!(wrong.is_empty(), "typed, expected, found: {wrong:#?}");
}

#[test]
fn who_may_come_to_harm_is_found_first_however_it_is_said_in_spanish() {
    let at_risk = AT_RISK.map(|said| (said, "at-risk")).into_iter();
    assert_found(at_risk.chain(THREAT.map(|said| (said, "threat"))).chain(UPSET.map(|said| (said, "upset"))));
}

#[test]
fn haste_leaves_out_accents_and_finds_the_same() {
    for (typed, id) in [
        ("ataque al corazon", "at-risk"),
        ("violencia domestica", "at-risk"),
        ("violencia de genero", "at-risk"),
        ("se quiere hacer dano", "at-risk"),
        ("esta en peligro", "at-risk"),
        ("tomo pastillas", "at-risk"),
        ("depresion", "at-risk"),
        ("monoxido", "at-risk"),
        ("apunalar", "threat"),
        ("me amenazo de muerte", "threat"),
        ("se donde vives", "threat"),
        ("cancer", "upset"),
        ("fallecio su mama", "upset"),
        ("lagrimas", "upset"),
    ] {
        assert_eq!(first(typed).as_deref(), Some(id), "{typed}");
    }
}

/// The most scalars that the editor takes in one text, where all words of a situation stand side by side.
const EDITOR_CHARS: usize = 2000;

/// Those that are left for words of one's own.
const OWN_CHARS: usize = 80;

#[test]
fn lists_of_those_who_may_come_to_harm_are_as_rich_in_every_language_and_leave_room_for_more() {
    speak(Language::ENGLISH);
    let english = library::builtin();
    let words = |playbook: &Playbook, id: &str| playbook.situation(id).unwrap().recognise.len();
    for (language, playbook) in others() {
        let tag = language.tag();
        for id in ["at-risk", "threat", "upset"] {
            let (own, english) = (words(&playbook, id), words(&english, id));
            assert!(own * 5 >= english * 4, "{tag}: {id} has {own} words, English {english}");
        }
        for situation in &playbook.situations {
            let length = situation.recognise.join(", ").chars().count();
            assert!(length + OWN_CHARS <= EDITOR_CHARS, "{tag}: {length} characters for {}", situation.id);
        }
    }
}

#[test]
fn words_of_harm_that_were_said_in_spanish_are_named_to_whoever_takes_over() {
    speak(Language::tagged("es").unwrap());
    let named = |text: &str| risk::said(&library::builtin().handing.risk_words, [text].into_iter());
    for (said, expected) in [
        ("mi marido me pega", "me pega"),
        ("dice que se quiere matar", "se quiere matar"),
        ("va a ahorcarse", "ahorcarse"),
        ("ya no tengo ganas de vivir", "ganas de vivir"),
        ("estaría mejor muerta", "mejor muerta"),
        ("aquí huele a gas", "huele a gas"),
        ("le dio un infarto", "infarto"),
        ("mi madre no respira", "no respira"),
        ("sufre violencia de género", "violencia de género"),
        ("hay violencia domestica", "violencia domestica"),
        ("se van a arrepentir", "se van a arrepentir"),
        ("le voy a prender fuego", "prender fuego"),
    ] {
        assert_eq!(named(said), [expected], "{said}");
    }
    for said in ["la factura del gas", "me mata la espera", "arma un escándalo", "no llegan las pastillas"] {
        assert_eq!(named(said), Vec::<String>::new(), "{said}");
    }
}
