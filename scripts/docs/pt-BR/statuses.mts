import type { Translations } from '../translation.mts';

/** What each HTTP status without a code means and what to do, in Brazilian Portuguese. */
export const statuses: Translations = {
	400: {
		of: 'cb9dd4c6',
		sentences: ['O Pilot Status não aceitou os dados', 'Confira os valores dos campos'],
	},
	401: {
		of: '50bcf793',
		sentences: [
			'O Pilot Status não conhece esta chave',
			'Abra a credencial e informe a chave de novo. Criar uma nova chave no painel desativa a anterior',
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
		of: '1d1d76ff',
		sentences: [
			'A chave não tem permissão para fazer isso',
			'Use a chave do número de WhatsApp (painel, API Keys)',
		],
	},
	404: {
		of: '56d774a1',
		sentences: [
			'O Pilot Status não encontrou o recurso pedido',
			'Confira o ID ou o nome, e se ele pertence ao número de WhatsApp da chave',
		],
	},
	409: {
		of: 'fc728b2c',
		sentences: [
			'O Pilot Status não pode fazer isso no estado atual',
			'Confira no painel do Pilot Status se o número está conectado e se o nome não está em uso',
		],
	},
	413: {
		of: 'd13ed2af',
		sentences: [
			'A requisição é grande demais para o Pilot Status',
			'Envie um arquivo menor, ou envie-o a partir de uma URL',
		],
	},
	422: {
		of: 'cb9dd4c6',
		sentences: ['O Pilot Status não aceitou os dados', 'Confira os valores dos campos'],
	},
	429: {
		of: 'c30c030e',
		sentences: [
			'O Pilot Status recebeu requisições demais',
			'Espere um momento e execute de novo, ou diminua Requests in Parallel',
		],
	},
	500: {
		of: '573d9fce',
		sentences: ['Algo deu errado no Pilot Status', 'Tente de novo mais tarde'],
	},
};
