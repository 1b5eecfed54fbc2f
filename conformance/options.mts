import { parseArgs } from 'node:util';

/** What a run is asked to do. */
export interface Options {
	/** `https://host[/path]` without a slash or `/v1` at its end. */
	baseUrl: string;
	/** The secret key, `ps_…`. */
	key: string;
	/** Value of `x-whatsapp-number-id` for account-wide keys (docs/api-reference.md 2); empty: header not sent. */
	numberId: string;
	/** Destination of the sending step in E.164; undefined: no such step. */
	sendTo: string | undefined;
	/** Whether the sending step asks nobody. */
	yes: boolean;
	/** File for the shapes of the answers; undefined: none. */
	saveShapes: string | undefined;
	/** Address registered for the webhook. The default can never exist (RFC 6761), so nothing is delivered anywhere. */
	webhookUrl: string;
	/** How long one request may take, in milliseconds. */
	timeoutMs: number;
	/** First pause before a failed removal is tried again, in milliseconds; it doubles each time. */
	retryMs: number;
}

/** A wrong call; its message is one or two sentences for the person. */
export class UsageError extends Error {}

/** What `--help` prints. */
export const USAGE = `npm run conformance -- [--send-to +55…] [--yes] [--save-shapes FILE] [--webhook-url URL]

Environment: PILOT_STATUS_API_KEY    the key (needed)
             PILOT_STATUS_BASE_URL   default https://pilotstatus.com.br
             PILOT_STATUS_NUMBER_ID  for account-wide keys: the number to act for

It reads, and creates and removes one webhook and one template of its own.
--send-to also sends one message and schedules and cancels another, after asking (--yes: without).`;

const DEFAULT_BASE_URL = 'https://pilotstatus.com.br';
const DEFAULT_WEBHOOK_URL = 'https://pilot-conformance.invalid/hook';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const E164 = /^\+[1-9]\d{7,14}$/;

/**
 * Brings a base address to `https://host[/path]`.
 *
 * @throws UsageError when it is no web address, holds a user name or password, or is `http:` beyond this machine
 */
export function safeBaseUrl(typed: string | undefined): string {
	const given = (typed ?? '').trim();
	const text = (given === '' ? DEFAULT_BASE_URL : given)
		.replace(/[?#].*$/, '')
		.replace(/\/+$/, '')
		.replace(/\/v1$/, '');
	if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) {
		throw new UsageError('PILOT_STATUS_BASE_URL is not a web address.');
	}
	const { protocol, hostname, username, password } = new URL(text);
	if (username !== '' || password !== '') {
		throw new UsageError('PILOT_STATUS_BASE_URL must not hold a user name or password.');
	}
	if (protocol !== 'https:' && !LOOPBACK.test(hostname)) {
		throw new UsageError(
			'PILOT_STATUS_BASE_URL must begin with https://: http:// would send the key unencrypted. Only this machine may use it.',
		);
	}
	return text;
}

/**
 * Reads command line and environment.
 *
 * @param args arguments behind the script's name
 * @throws UsageError saying what is wrong; never showing the key
 */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
	const values = readArguments(args);
	const key = (env.PILOT_STATUS_API_KEY ?? '').trim();
	if (key === '') throw new UsageError('Set PILOT_STATUS_API_KEY to the key to check with.');
	const numberId = (env.PILOT_STATUS_NUMBER_ID ?? '').trim();
	if (!/^[\x21-\x7e]+$/.test(key) || !/^[\x21-\x7e]*$/.test(numberId)) {
		throw new UsageError('The key or the number id holds characters that no header can carry.');
	}
	const sendTo = values['send-to'];
	if (sendTo !== undefined && !E164.test(sendTo)) {
		throw new UsageError('--send-to needs a phone number such as +5511999999999.');
	}
	const webhookUrl = values['webhook-url'] ?? DEFAULT_WEBHOOK_URL;
	if (!URL.canParse(webhookUrl)) throw new UsageError('--webhook-url is not a web address.');
	return {
		baseUrl: safeBaseUrl(env.PILOT_STATUS_BASE_URL),
		key,
		numberId,
		sendTo,
		yes: values.yes ?? false,
		saveShapes: values['save-shapes'],
		webhookUrl,
		timeoutMs: 30_000,
		retryMs: 500,
	};
}

function readArguments(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				'send-to': { type: 'string' },
				'save-shapes': { type: 'string' },
				'webhook-url': { type: 'string' },
				yes: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : 'Wrong arguments.');
	}
}
