import type { BroughtLine } from './bring.mts';
import { environmentUnder } from './nodeRuntime.mts';

/** What the environment of one n8n depends on. */
export interface EnvironmentOptions {
	/** n8n keeps everything in `.n8n` below this folder. */
	userFolder: string;
	httpPort: number;
	/** Port on which n8n serves its own task runners. */
	brokerPort: number;
	/** Encrypts the stored credentials; has to stay the same for a user folder. */
	encryptionKey: string;
	/** n8n's own log levels; `info` by default. */
	logLevel?: 'debug' | 'info' | 'warn' | 'error';
	/** More variables; they win over all others. */
	extra?: Readonly<Record<string, string>>;
}

// Of the user's own environment only this: a variable of n8n or Node in it must not change what is shown or tested.
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'USER'];

/**
 * The whole environment of an n8n that runs by itself: loopback only, SQLite, no telemetry, no calls to servers of n8n,
 * community packages allowed.
 */
export function n8nEnvironment(
	brought: BroughtLine,
	options: EnvironmentOptions,
): Record<string, string | undefined> {
	const { line, node } = brought;
	const kept = Object.fromEntries(inherited.map((name) => [name, process.env[name]]));
	return {
		...environmentUnder(node, kept),
		N8N_USER_FOLDER: options.userFolder,
		N8N_PORT: String(options.httpPort),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PROTOCOL: 'http',
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		[line.webhookUrlVariable]: `http://127.0.0.1:${options.httpPort}/`,
		N8N_ENCRYPTION_KEY: options.encryptionKey,
		// The cookie is refused over plain http otherwise.
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: options.logLevel ?? 'info',
		DB_TYPE: 'sqlite',
		GENERIC_TIMEZONE: 'UTC',
		NO_COLOR: '1',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
		N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...line.environment,
		...options.extra,
	};
}
