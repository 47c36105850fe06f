/** Methods by class and number (AMQP 0-9-1, class and method reference). */
export const methods = {
  start: [10, 10],
  startOk: [10, 11],
  secure: [10, 20],
  tune: [10, 30],
  tuneOk: [10, 31],
  open: [10, 40],
  openOk: [10, 41],
  close: [10, 50],
  closeOk: [10, 51],
  channelOpen: [20, 10],
  channelOpenOk: [20, 11],
  channelClose: [20, 40],
  channelCloseOk: [20, 41],
  queueDeclare: [50, 10],
  queueDeclareOk: [50, 11],
} as const;

export type MethodName = keyof typeof methods;

/** Whether a method that came in is this one. */
export function isMethod(id: string, name: MethodName): boolean {
  return id === methods[name].join('.');
}
