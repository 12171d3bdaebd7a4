// SPDX-License-Identifier: AGPL-3.0-or-later

/** What the person reads on the way to a portal, and what portals are told. */
export const portal = {
  'error.portal.unknown': 'Questo portale non è registrato in Piazza o non è più attivo.',
  'error.portal.already_registered': 'Un portale con questo identificativo esiste già.',
  'error.portal.interaction_gone':
    'L’accesso al portale è scaduto o è iniziato in un’altra finestra. Torna al portale e accedi di nuovo.',
  'error.portal.request_refused':
    'Il portale ha inviato una richiesta che non possiamo accettare. Avvisa chi lo gestisce.',
  'error.portal.return_address_refused':
    'L’indirizzo a cui tornare non è tra quelli registrati dal portale.',
  'error.portal.unknown_subject': 'Questa persona non è conosciuta dal portale.',
  'error.portal.community_not_served': 'Il portale non serve questa comunità.',
  'error.portal.community_unknown': 'Una delle comunità indicate per il portale non esiste.',
  'error.api.token_missing': 'Manca il token di accesso.',
  'error.api.token_invalid': 'Il token di accesso non è valido o è scaduto.',
  'error.api.scope_missing': 'Il token di accesso non comprende il permesso richiesto.',
} as const;
