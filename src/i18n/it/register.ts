// SPDX-License-Identifier: AGPL-3.0-or-later

/** The register of roles of a community. */
export const register = {
  'register.title': 'Registro degli incarichi',
  'register.of': 'Registro degli incarichi di {{community}}',
  'register.lead': 'Chi ha avuto quale incarico, da quando a quando, e chi lo ha nominato.',
  'register.lead.public':
    'Chi ha gestito la comunità, da quando a quando, e chi lo ha nominato. Gli altri incarichi li vedono i membri.',
  'register.on': 'In quale giorno',
  'register.on.hint': 'Lascia vuoto per vedere tutto il registro.',
  'register.error.on': 'Scrivi un giorno che esiste, per esempio 2026-03-12.',
  'register.show': 'Mostra',
  'register.all': 'Tutto il registro',
  'register.download': 'Scarica (CSV)',
  'register.none': 'Nessun incarico.',
  'register.person': 'Persona',
  'register.role': 'Incarico',
  'register.from': 'Dal',
  'register.until': 'Al',
  'register.by': 'Nomina',
  'register.reason': 'Motivo: {{reason}}',
  'register.erased': 'Persona cancellata',
  'register.ended.not': 'in corso',
  'register.ended.resigned': 'lasciato',
  'register.ended.revoked': 'revocato',
  'register.ended.expired': 'scaduto',
  'register.ended.dropped': 'finito con l’adesione',
} as const;
