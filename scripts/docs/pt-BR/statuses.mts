import type { Translations } from '../translation.mts';

/** What each HTTP status without a code means and what to do, in Brazilian Portuguese. */
export const statuses: Translations = {
	400: {
		of: '16c89336',
		sentences: ['O Pilot Status não aceitou o que foi enviado', 'Confira os valores dos campos'],
	},
	401: {
		of: '8215ee95',
		sentences: [
			'O Pilot Status não conhece esta chave',
			'Abra a credencial e informe a chave de novo. Uma chave deixa de valer quando outra é gerada no painel',
		],
	},
	402: {
		of: '19ef1401',
		sentences: [
			'O plano Pilot Status desta conta não inclui isso',
			'Mude de plano no painel do Pilot Status',
		],
	},
	403: {
		of: 'af2c5090',
		sentences: [
			'A chave não pode fazer isso',
			'Use a chave do número de WhatsApp (painel, API Keys)',
		],
	},
	404: {
		of: '6a649c9a',
		sentences: [
			'O Pilot Status não encontrou o que foi pedido',
			'Confira o ID ou o nome, e se ele pertence ao número de WhatsApp da chave',
		],
	},
	409: {
		of: '1759f836',
		sentences: [
			'O Pilot Status não pode fazer isso no estado atual',
			'Confira no painel do Pilot Status se o número está conectado e se o nome está livre',
		],
	},
	413: {
		of: '43fa7bb3',
		sentences: [
			'A requisição é grande demais para o Pilot Status',
			'Envie um arquivo menor, ou informe-o como URL',
		],
	},
	422: {
		of: '16c89336',
		sentences: ['O Pilot Status não aceitou o que foi enviado', 'Confira os valores dos campos'],
	},
	429: {
		of: 'e0d44b0c',
		sentences: [
			'O Pilot Status recebeu requisições demais',
			'Espere um pouco e execute de novo, ou diminua Requests in Parallel',
		],
	},
	500: {
		of: '57040eae',
		sentences: ['O Pilot Status teve uma falha interna', 'Tente de novo mais tarde'],
	},
};
