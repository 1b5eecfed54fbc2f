/** The only endpoint that sends (current send page). */
export const SEND_PATH = '/v1/messages/send';
