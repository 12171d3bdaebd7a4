// SPDX-License-Identifier: AGPL-3.0-or-later

/** An administrator acts as manager for a while. */
export const breakGlass = {
  'error.break_glass.reason_missing':
    'Scrivi il motivo, con almeno dieci lettere: lo leggono i gestori.',
  'error.break_glass.minutes_not_allowed': 'Scegli da 1 a 60 minuti.',
  'error.break_glass.in_dispute':
    'Sei parte di una contestazione in questa comunità: qui non puoi intervenire.',
  'error.break_glass.already_open': 'Stai già intervenendo in questa comunità.',
  'error.break_glass.not_found': 'Questo intervento non esiste o è già finito.',
  'break_glass.title': 'Interventi d’emergenza',
  'break_glass.lead':
    'Chi amministra la piattaforma non ha poteri nelle comunità. In emergenza agisce come gestore di una sola comunità, per un’ora al massimo: i gestori e i referenti privacy ricevono subito un’e-mail, e resta scritto qui e nel registro delle operazioni.',
  'break_glass.none': 'Nessun intervento.',
  'break_glass.community': 'Indirizzo della comunità',
  'break_glass.community.hint': 'La parte dopo /c/, per esempio garanti-partecipazione.',
  'break_glass.reason': 'Motivo',
  'break_glass.minutes': 'Minuti',
  'break_glass.start': 'Intervieni',
  'break_glass.end': 'Finisci',
  'break_glass.end_label': 'Finisci l’intervento in {{community}}',
  'break_glass.by': '{{name}} in {{community}}',
  'break_glass.until': 'fino al {{until}}',
  'break_glass.ended': 'finito',
  'break_glass.error.community': 'Non c’è una comunità con questo indirizzo.',
  'flash.break_glass.started':
    'Da ora agisci come gestore: i gestori e i referenti privacy sono avvisati.',
  'flash.break_glass.ended': 'Intervento finito.',
  'mail.break_glass_started.subject': 'Un intervento d’emergenza in {{community}}',
  'mail.break_glass_started.text':
    '{{member}}, che amministra la piattaforma, agisce da ora come gestore della comunità {{community}}, per un’ora al massimo.\n\nIl motivo e la fine sono nell’elenco degli interventi dello staff. Se hai dubbi scrivi a {{contact}}.',
  'mail.break_glass_started.action': 'Vai alla comunità',
} as const;
