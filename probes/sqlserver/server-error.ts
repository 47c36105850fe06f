/** What the server says of a login or statement that it refuses: number and text of sys.messages. */
export class ServerError extends Error {
  readonly number: number;

  constructor(number: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServerError';
    this.number = number;
  }
}
