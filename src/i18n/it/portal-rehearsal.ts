// SPDX-License-Identifier: AGPL-3.0-or-later

/** A sign-in that is tried by who keeps the register. */
export const portalRehearsal = {
  'portals.try': 'Prova l’accesso',
  'portals.try.title': 'Prova dell’accesso a {{name}}',
  'portals.try.lead':
    'Che cosa riceverebbe il portale su di te, adesso, se chiedesse tutto ciò che può. Al portale non arriva nulla e non resta nessun accesso.',
  'portals.try.session': 'La tua sessione',
  'portals.try.accepted':
    'Entreresti subito: la sessione che hai va bene ({{level}}, con {{provider}}).',
  'portals.try.again.level': 'Dovresti accedere di nuovo: serve «{{needed}}».',
  'portals.try.again.provider':
    'Dovresti accedere di nuovo: il portale non accetta accessi con {{provider}}.',
  'portals.try.again.agreement':
    'Dovresti accedere in un altro modo: il portale non ha una convenzione in vigore per {{provider}}.',
  'portals.try.again.controller':
    'Dovresti accedere di nuovo: il portale è di un altro titolare, e la tua sessione non vale per lui.',
  'portals.try.no_membership':
    'Saresti rifiutato: il portale è per chi fa parte di una comunità che serve, e tu non ne fai parte.',
  'portals.try.shown': 'Prima vedresti una volta che cosa riceve: {{claims}}.',
  'portals.try.consent': 'Prima il portale ti chiederebbe il consenso: {{claims}}.',
  'portals.try.ways': 'Modi di accedere che offrirebbe',
  'portals.try.ways.none': 'Nessuno: così nessuno può entrare.',
  'portals.try.ways.not': '{{name}}: no. {{reason}}',
  'portals.try.claims': 'Che cosa riceverebbe',
  'portals.try.claims.lead': 'Il codice fiscale non c’è: non viene comunicato a nessun portale.',
  'portals.try.by_scope': 'Che cosa porta ogni scope',
  'portals.try.scope': 'Scope',
  'portals.try.claim': 'Claim',
  'portals.try.arrives': 'Dove arriva, o perché manca',
  'portals.try.arrives.id_token': 'ID token',
  'portals.try.arrives.userinfo': 'userinfo',
  'portals.try.missing.no_address': 'Manca: non hai dato un indirizzo e-mail.',
  'portals.try.missing.no_legal_name':
    'Manca: nessuna identità digitale ha dichiarato il tuo nome.',
  'portals.try.missing.no_agreement':
    'Manca: lo dichiara l’identità digitale, e nessuna convenzione in vigore comprende che il portale lo riceva.',
  'portals.try.missing.overage': 'Manca: sono più di cento valori, il portale li chiede all’API.',
  'portals.try.missing.not_asserted': 'Manca: questa installazione non ne dichiara.',
  'portals.try.missing.first_sign_in':
    'Nasce al primo accesso vero: in questo settore non hai mai fatto accesso.',
  'portals.try.missing.next_sign_in': 'Lo dirà il nuovo accesso.',
  'portals.try.not_served':
    'Il portale non sa che fai parte di queste, perché non le serve: {{names}}.',
  'portals.try.withheld': 'Non può chiedere: {{scopes}}.',
  'portals.try.id_token': 'ID token',
  'portals.try.id_token.lead':
    'Ogni volta si aggiungono iat, exp, sid, nonce e at_hash, diversi a ogni accesso.',
  'portals.try.userinfo': 'userinfo',
} as const;
