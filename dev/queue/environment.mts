import type { N8nLine } from '../n8n/lines.mts';
import type { PostgresServer } from './postgres.mts';
import type { RedisServer } from './redis.mts';

/** What all processes of one n8n in queue mode share. */
export interface Shared {
	redis: RedisServer;
	postgres: PostgresServer;
	/** Address of the proxy before them. */
	publicUrl: string;
	encryptionKey: string;
}

/** The variables that every process of an n8n in queue mode must be given alike. */
export function queueEnvironment(line: N8nLine, shared: Shared): Record<string, string> {
	const { redis, postgres, publicUrl } = shared;
	return {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		QUEUE_BULL_REDIS_PASSWORD: redis.password,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		[line.webhookUrlVariable]: `${publicUrl}/`,
	};
}
