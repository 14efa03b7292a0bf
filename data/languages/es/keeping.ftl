keeping-call-goes = { $call } no está archivada y se va con esta ventana; nada de ella queda escrito. Ciérrala otra vez para dejarla ir.
keeping-calls-go = { $aside ->
    [one] Una llamada por completar se va
   *[other] { $aside } llamadas por completar se van
} con esta ventana; nada queda escrito. Ciérrala otra vez para dejarlo ir.
keeping-call-and-more-go = { $call } no está archivada y hay { $aside } más por completar: se van con esta ventana; nada queda escrito. Ciérrala otra vez para dejarlas ir.
