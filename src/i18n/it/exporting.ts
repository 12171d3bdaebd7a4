// SPDX-License-Identifier: AGPL-3.0-or-later

/** The list of members as a file. */
export const exporting = {
  'exporting.title': 'Elenco da scaricare',
  'exporting.content':
    'Il file ha, per ogni membro, il nome che ha scelto, da quando è membro, lo stato dell’adesione e gli incarichi: quello che vedi già in queste pagine.',
  'exporting.content.affiliations':
    'Il file ha, per ogni membro, il nome che ha scelto, da quando è membro, lo stato dell’adesione, gli incarichi e l’organizzazione che la sua scheda mostra: quello che vedi già in queste pagine.',
  'exporting.without':
    'Non ci sono indirizzi, nomi anagrafici né dati dell’identità. Manca chi ha chiesto di limitare l’uso dei suoi dati.',
  'exporting.rules': 'Prima di scaricarlo',
  'exporting.rule.purpose': 'Usalo solo per gestire questa comunità.',
  'exporting.rule.keep': 'Tienilo dove lo leggi solo tu, e cancellalo quando non ti serve più.',
  'exporting.rule.share': 'Non darlo e non pubblicarlo: i membri non lo hanno scelto.',
  'exporting.rule.stale':
    'Invecchia subito: chi lascia la comunità resta nel tuo file, ma non puoi più usarlo.',
  'exporting.recorded':
    'Scriviamo chi lo scarica, quando e quante persone contiene. I membri vedono fra i propri dati che l’elenco è stato scaricato.',
  'exporting.broken': 'Il tuo ultimo file non è completo',
  'exporting.broken.text':
    'Lo scaricamento del {{date}} si è interrotto: nel file mancano delle persone. Cancellalo e scaricalo di nuovo.',
  'error.export.time_over':
    'Lo scaricamento è durato più di mezz’ora e si è interrotto: il file non è completo. Scaricalo di nuovo.',
  'exporting.download': 'Scarica l’elenco (CSV)',
  'exporting.file': 'membri',
  'exporting.column.name': 'Nome',
  'exporting.column.status': 'Adesione',
  'exporting.column.since': 'Membro dal',
  'exporting.column.roles': 'Incarichi',
  'exporting.column.affiliation': 'Organizzazione',
  'exporting.status.active': 'attiva',
  'exporting.status.grace': 'in scadenza',
  'exporting.status.suspended': 'sospesa',
  'exporting.status.resting': 'in pausa',
  'exporting.mine': 'Elenchi dei membri scaricati',
  'exporting.mine.text':
    'Chi gestisce una comunità può scaricare l’elenco dei membri: il nome che hai scelto, da quando sei membro e i tuoi incarichi. Gli ultimi in cui potevi esserci:',
  'exporting.mine.none':
    'Nessuno ha scaricato l’elenco dei membri di una comunità mentre ne facevi parte.',
} as const;
