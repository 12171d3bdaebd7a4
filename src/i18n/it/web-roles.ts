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
  'roles.renewal.ask': 'Rinnova',
  'roles.renewal.ask_label': 'Chiedi il rinnovo: {{role}}, {{name}}',
  'roles.renewal.waiting': 'Rinnovo chiesto: aspetta l’altra parte.',
  'roles.renewal.withdraw': 'Ritira la richiesta',
  'roles.renewal.withdraw_label': 'Ritira la richiesta di rinnovo: {{role}}, {{name}}',
  'roles.renewal.accept': 'Accetta il rinnovo',
  'roles.renewal.accept_label': 'Accetta il rinnovo: {{role}}, {{name}}',
  'roles.renewal.decline': 'Non rinnovare',
  'roles.renewal.decline_label': 'Non rinnovare: {{role}}, {{name}}',
  'roles.stopped.own':
    'La comunità è ferma, e il termine con lei: quando riparte, ti restano gli stessi giorni.',
  'roles.resting.own':
    'Il termine è passato mentre la comunità è ferma: per ora l’incarico non dà poteri. Quando riparte, hai i giorni che ti restavano.',
  'roles.resting': 'in attesa',
  'roles.stopped':
    'La comunità è ferma: gli incarichi non scadono, e quando riparte hanno i giorni che restavano; solo il mese di un gestore pro tempore continua. Chi è «in attesa» per ora non ha poteri; nemmeno chi era già «scaduto», e il mese per cercare un successore è fermo anch’esso.',
  'roles.overrun': 'scaduto',
  'roles.overrun.stopped.own':
    'Il tuo incarico era scaduto già prima che la comunità si fermasse: per ora non dà poteri. Anche il mese per cercare un successore è fermo.',
  'roles.overrun.own':
    'Il tuo incarico è scaduto e nessun altro risponde della comunità: puoi leggere e proporre un nuovo gestore, o rinnovare.',
  'flash.renewal.asked': 'Rinnovo chiesto: vale quando l’altra parte accetta.',
  'flash.renewal.agreed': 'Incarico rinnovato.',
  'flash.renewal.closed': 'Il rinnovo non è più in attesa.',
  'staff.unmanaged.overrun': 'incarico scaduto dal {{date}}',
  'roles.handover.title': 'Passaggi di consegne',
  'roles.handover.label': 'Passaggio di consegne (facoltativo)',
  'roles.handover.hint':
    'Che cosa è in corso, dove stanno le cose, a chi rivolgersi. Lo legge chi gestisce la comunità.',
  'roles.handover.send': 'Lascio l’incarico di {{role}}',
  'community.propose.error.message': 'Scrivi perché ti proponi, con almeno dieci lettere.',
  'staff.signature.title': 'Seconda firma',
  'staff.signature.text':
    'Il primo gestore dopo un gestore pro tempore ha bisogno della firma di una seconda persona dello staff.',
  'staff.signature.other': 'Aspetta la firma di un’altra persona dello staff regionale.',
  'staff.signature.sign': 'Firma',
  'staff.signature.sign_label': 'Firma per {{name}} come gestore',
  'flash.staff.countersigned': 'Hai messo la seconda firma.',
} as const;
