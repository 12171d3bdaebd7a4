// SPDX-License-Identifier: AGPL-3.0-or-later

/** Roles of a community: which it uses, what each is for. */
export const webRoles = {
  'roles.in_use.title': 'Incarichi di questa comunità',
  'roles.in_use.text':
    'Gestore, co-gestore e referente ci sono sempre. Attiva gli altri quando servono: se ne spegni uno non si può più assegnare, e chi lo ha lo tiene fino alla scadenza.',
  'roles.in_use.legend': 'Altri incarichi',
  'roles.in_use.save': 'Salva gli incarichi',
  'roles.about.membership_manager': 'decide le richieste di adesione e invita',
  'roles.about.facilitator': 'anima la comunità e cura i gruppi',
  'roles.about.moderator': 'segue le segnalazioni',
  'roles.about.editor': 'cura i testi della comunità',
  'roles.about.observer': 'legge elenchi e statistiche',
  'flash.roles.chosen': 'Incarichi della comunità aggiornati.',
} as const;
