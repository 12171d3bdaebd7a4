// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a certificate is for: sections of the configuration. */
export type Extensions =
  | 'authority'
  | 'server'
  | 'card'
  | 'signature'
  | 'other_policy'
  | 'responder';

/**
 * The configuration of one authority in its folder.
 * @param online where it answers: `<online>/list` and `<online>/ocsp`.
 */
export const configurationOf = (folder: string, online: string): string => `
[ca]
default_ca = own

[own]
database = ${folder}/index.txt
new_certs_dir = ${folder}
certificate = ${folder}/authority.crt
private_key = ${folder}/authority.key
rand_serial = yes
unique_subject = no
default_md = sha256
default_days = 365
default_crl_days = 1
preserve = yes
policy = anything

[anything]
countryName = optional
organizationName = optional
commonName = supplied

[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash

[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = DNS:localhost

[responder]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = OCSPSigning

[card]
keyUsage = critical, digitalSignature
certificatePolicies = 1.3.76.16.2.1
${everyCard(online)}

[signature]
keyUsage = critical, nonRepudiation
certificatePolicies = 1.3.76.16.2.1
${everyCard(online)}

[other_policy]
keyUsage = critical, digitalSignature
certificatePolicies = 1.3.76.47.4
${everyCard(online)}
`;

const everyCard = (online: string): string => `
basicConstraints = critical, CA:FALSE
extendedKeyUsage = clientAuth
authorityKeyIdentifier = keyid
subjectKeyIdentifier = hash
authorityInfoAccess = OCSP;URI:${online}/ocsp
crlDistributionPoints = URI:${online}/list
`;
