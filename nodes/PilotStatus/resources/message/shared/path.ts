/** The only endpoint that sends (docs/api-reference.md 3.3). */
export const SEND_PATH = '/v1/messages/send';
