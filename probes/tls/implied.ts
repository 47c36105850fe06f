/** What a check of TLS asks unless the profile does, with what is to be done where it is not so. */
export const implied = {
  'certificate.trusted': {
    equals: true,
    remedy: {
      en: 'have the server send its intermediate certificates, or name the authority that issued it in ca',
      'zh-CN': '请在服务器上补全中间证书；若由内部 CA 签发，请用 ca 指定该 CA',
    },
  },
  'certificate.hostMatches': {
    equals: true,
    remedy: {
      en: 'ask by a name that stands in the certificate (serverName), or have one issued for this name',
      'zh-CN': '请改用证书中的名称访问（serverName），或申请包含该名称的证书',
    },
  },
  'certificate.inDate': {
    equals: true,
    remedy: {
      en: 'have the certificate that ended renewed, or wait until it begins; compare the clocks too',
      'zh-CN': '请更换已过期的证书；证书尚未生效时，请同时核对时钟',
    },
  },
} as const;
