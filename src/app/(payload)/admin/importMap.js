import { KeptText as KeptText_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { DeskNote as DeskNote_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { BodyEditorFeatureClient as BodyEditorFeatureClient_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { CiteLines as CiteLines_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { StateCell as StateCell_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { NoField as NoField_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { ProofPanel as ProofPanel_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { TagsField as TagsField_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { SharePreview as SharePreview_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { PublishedAtCell as PublishedAtCell_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { ArticleShelves as ArticleShelves_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { SaveState as SaveState_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { UntitledArticle as UntitledArticle_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { ViewArticle as ViewArticle_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { ReviewState as ReviewState_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { PublishArticle as PublishArticle_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { ArticleHistory as ArticleHistory_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { TagList as TagList_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { MergeSource as MergeSource_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { CategoryTreeLink as CategoryTreeLink_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { CategoryTree as CategoryTree_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { ShownText as ShownText_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { QueueLink as QueueLink_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { CommentQueue as CommentQueue_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { PictureReport as PictureReport_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { PictureGridLink as PictureGridLink_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { PictureGrid as PictureGrid_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { InviteUser as InviteUser_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { ImportDesk as ImportDesk_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { Icon as Icon_b97109fb08c2e507464db6af915a8f19 } from '../../../app/(payload)/Mark.tsx'
import { Logo as Logo_b97109fb08c2e507464db6af915a8f19 } from '../../../app/(payload)/Mark.tsx'
import { QueueNavLink as QueueNavLink_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { FailedSchedules as FailedSchedules_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { DeskCounts as DeskCounts_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { CommentsWaiting as CommentsWaiting_b0e9b9ff4f53e2dd42d9ea4c821855d5 } from 'midashi/client'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "midashi/client#KeptText": KeptText_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#DeskNote": DeskNote_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "midashi/client#BodyEditorFeatureClient": BodyEditorFeatureClient_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "midashi/client#TableFeatureClient": TableFeatureClient_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "midashi/client#CiteLines": CiteLines_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#StateCell": StateCell_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#NoField": NoField_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#ProofPanel": ProofPanel_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#TagsField": TagsField_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#SharePreview": SharePreview_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#PublishedAtCell": PublishedAtCell_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#ArticleShelves": ArticleShelves_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#SaveState": SaveState_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#UntitledArticle": UntitledArticle_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#ViewArticle": ViewArticle_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#ReviewState": ReviewState_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#PublishArticle": PublishArticle_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#ArticleHistory": ArticleHistory_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#TagList": TagList_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#MergeSource": MergeSource_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#CategoryTreeLink": CategoryTreeLink_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#CategoryTree": CategoryTree_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#ShownText": ShownText_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#QueueLink": QueueLink_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#CommentQueue": CommentQueue_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#PictureReport": PictureReport_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#PictureGridLink": PictureGridLink_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#PictureGrid": PictureGrid_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#InviteUser": InviteUser_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#ImportDesk": ImportDesk_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "/app/(payload)/Mark.tsx#Icon": Icon_b97109fb08c2e507464db6af915a8f19,
  "/app/(payload)/Mark.tsx#Logo": Logo_b97109fb08c2e507464db6af915a8f19,
  "midashi/client#QueueNavLink": QueueNavLink_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#FailedSchedules": FailedSchedules_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#DeskCounts": DeskCounts_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "midashi/client#CommentsWaiting": CommentsWaiting_b0e9b9ff4f53e2dd42d9ea4c821855d5,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
