/** Payload 3.90 calls columns rows in Japanese and leaves some words in English (payload#17829, payload#17830). */
export const mendedJapanese = {
  version: {
    aboutToRestore:
      'この{{label}}を{{versionDate}}時点の内容に戻します。下書きのバージョンは下書きとして戻り、読者に見える内容は変わりません。公開されたバージョンを戻すと、その内容が公開されます。',
  },
  general: {
    anotherUserTakenOver:
      '別の人がこのページの編集を引き継ぎました。保存されていない文章は、このブラウザーに残っています。',
    changesNotSaved:
      '保存されていない変更があります。離れても、書いた内容はこのブラウザーに残ります。',
    columns: '表示する列',
    currentlyEditing:
      'さんがこのページを編集しています。引き継ぐと、相手は編集を続けられなくなります。まだ保存されていない文章は相手のブラウザーに残ります。',
    documentLocked: 'ほかの人が編集しています',
    editedSince: '最後の編集:',
    false: 'いいえ',
    noLabel: '（{{label}}なし）',
    notFound: '見つかりません',
    nothingFound: '見つかりませんでした',
    thisLanguage: '日本語',
    true: 'はい',
    untitled: '無題',
  },
}
