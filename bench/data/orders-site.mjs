/** A site file for the shipped profile; nothing in it is ever contacted. */
export const ordersSite = `environments:
  test:
    with:
      db: 10.1.0.9
      apps: { app1: 'http://10.1.0.5:8080' }
      web: https://orders-test.example
      caFile: ca.pem
  uat:
    with:
      db: 10.2.0.9
      apps: { app1: 'http://10.2.0.5:8080' }
      web: https://orders-uat.example
      caFile: ca.pem
  production:
    gate: true
    with:
      db: 10.9.0.9
      apps: { app1: 'http://10.9.0.5:8080', app2: 'http://10.9.0.6:8080' }
      web: https://orders.example
      caFile: ca.pem
timeZone: Asia/Shanghai
`;
