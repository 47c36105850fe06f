/** SSLRequest: length 8, code 80877103 (PostgreSQL manual, section 55.7 “Message Formats”). */
export const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
