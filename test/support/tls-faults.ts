// All that is needed to run through every fault of TLS, in one place.
export { certificateFaults } from './certificate-faults.ts';
export { handshakeFaults } from './handshake-faults.ts';
export { makeTlsKit, type TlsFault, type TlsKit } from './tls-kit.ts';
