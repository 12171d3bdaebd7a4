// SPDX-License-Identifier: AGPL-3.0-or-later

/** The official marks that come with the button's package, by the host of the entityID; others show their name. */
const logos: Readonly<Record<string, string>> = {
  'loginspid.aruba.it': 'spid-idp-arubaid.svg',
  'identity.infocert.it': 'spid-idp-infocertid.svg',
  'id.lepida.it': 'spid-idp-lepidaid.svg',
  'idp.namirialtsp.com': 'spid-idp-namirialid.svg',
  'posteid.poste.it': 'spid-idp-posteid.svg',
  'identity.sieltecloud.it': 'spid-idp-sielteid.svg',
  'spid.register.it': 'spid-idp-spiditalia.svg',
  'login.id.tim.it': 'spid-idp-timid.svg',
};

export const spidLogo = (entityId: string): string | undefined =>
  URL.canParse(entityId) ? logos[new URL(entityId).hostname] : undefined;
