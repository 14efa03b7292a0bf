keeping-call-goes = { $call } no está archivada y se va con esta ventana; nada de ella queda escrito. Ciérrala otra vez para dejarla ir.
keeping-calls-go = { $aside ->
    [one] Una llamada por terminar se va
   *[other] { $aside } llamadas por terminar se van
} con esta ventana; nada queda escrito. Ciérrala otra vez para dejarlo ir.
keeping-call-and-more-go = { $call } no está archivada y hay { $aside } más por terminar: se van con esta ventana; nada queda escrito. Ciérrala otra vez para dejarlas ir.
