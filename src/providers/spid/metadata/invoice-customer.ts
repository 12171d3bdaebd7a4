// SPDX-License-Identifier: AGPL-3.0-or-later
import { element, type Markup } from '../../saml/xml/write.js';
import { invoicingNamespace } from '../names.js';
import type { Billing } from '../parties.js';

/** Who is invoiced, in the words of the electronic invoice (AgID schema `spid-invoicing`). */
export const invoiceCustomer = ({ name, vatNumber, fiscalCode, address }: Billing): Markup =>
  element('fpa:CessionarioCommittente', { 'xmlns:fpa': invoicingNamespace }, [
    element('fpa:DatiAnagrafici', {}, [
      vatNumber ? vatId(vatNumber) : undefined,
      text('CodiceFiscale', fiscalCode),
      element('fpa:Anagrafica', {}, [text('Denominazione', name)]),
    ]),
    element('fpa:Sede', {}, [
      text('Indirizzo', address.street),
      text('NumeroCivico', address.number),
      text('CAP', address.postalCode),
      text('Comune', address.town),
      text('Provincia', address.province),
      text('Nazione', address.country),
    ]),
  ]);

const vatId = (vatNumber: string): Markup =>
  element('fpa:IdFiscaleIVA', {}, [
    text('IdPaese', vatNumber.slice(0, 2)),
    text('IdCodice', vatNumber.slice(2)),
  ]);

const text = (name: string, value: string | undefined): Markup | undefined =>
  value === undefined ? undefined : element(`fpa:${name}`, {}, [value]);
