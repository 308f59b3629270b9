// Imports: upload, preview, check, run with progress, cancel, withdraw; the rejected rows and the template as files.
import { createReadStream, existsSync, rmSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { listImports, updateImport } from '#db/queries/imports.ts'
import { ImportOptions } from '../contract/imports.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { validationError } from '../plugins/validation.ts'
import { recordAct } from '../services/audit/recordAct.ts'
import { describeImport, requireImport } from '../services/import/describeImport.ts'
import { importFileError } from '../services/import/failure.ts'
import { recoverImports } from '../services/import/importFiles.ts'
import { type ImportJobs, openImportJobs } from '../services/import/jobs.ts'
import { previewFile } from '../services/import/previewFile.ts'
import { clearUploads, openUpload, storeUpload } from '../services/import/receiveUpload.ts'
import { chosenEncoding, importTask } from '../services/import/requestOf.ts'
import { rejectsWorkbook } from '../services/reading/rejectsWorkbook.ts'
import { templateCsv } from '../services/reading/templateCsv.ts'
import { API_ROOT, registerRoute } from './register.ts'

const reading = { permission: 'read' } as const
const writing = { permission: 'write' } as const
const SHOWN = 100
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'

export function registerImportRoutes(app: App): void {
  const { db, now } = app
  recoverImports(db, now())
  clearUploads(db, now())
  const jobs = openImportJobs(db, now, () => {
    clearUploads(db, now())
    app.trail.signNow()
  })
  app.addHook('onClose', () => jobs.stop())
  registerViews(app, jobs)
  registerActs(app, jobs)
  registerFiles(app)
}

function registerViews(app: App, jobs: ImportJobs): void {
  const viewing = (request: FastifyRequest) => ({
    zone: contextFor(request).zone,
    nowMs: app.now(),
    running: jobs.running(),
  })
  registerRoute(
    app,
    'imports',
    (request) => {
      const view = viewing(request)
      return { items: listImports(app.db.sqlite, SHOWN).map((row) => describeImport(row, view)) }
    },
    reading,
  )
  registerRoute(
    app,
    'import',
    (request) => describeImport(requireImport(app.db, request.params.id), viewing(request)),
    reading,
  )
  registerRoute(
    app,
    'importPreview',
    async (request) => {
      const { id, fileName, storedPath, options } = requireImport(app.db, request.params.id)
      if (storedPath === null)
        throw new DomainError('conflict', `the file of import ${id} is not kept any more`)
      const { encoding } = readOptions(options)
      return previewFile({ id, fileName, path: storedPath }, chosenEncoding(encoding)).catch(importFileError)
    },
    writing,
  )
}

const readOptions = (json: string): ImportOptions => JSON.parse(json) as ImportOptions

function registerActs(app: App, jobs: ImportJobs): void {
  registerRoute(app, 'addImport', (request) => addImport(app, jobs, request), writing)
  registerRoute(
    app,
    'runImport',
    (request) => {
      const { id } = request.params
      startImport(app, jobs, { id, options: request.body, actor: actorOf(request) })
      return { id }
    },
    writing,
  )
  registerRoute(
    app,
    'cancelImport',
    (request) => {
      const { id } = request.params
      cancelImport(app, jobs, id)
      return { id }
    },
    writing,
  )
  registerRoute(
    app,
    'withdrawImport',
    (request) => {
      const { id, state, mode } = requireImport(app.db, request.params.id)
      if (state !== 'done' || mode !== 'run') {
        throw new DomainError('conflict', `import ${id} brought nothing that could be withdrawn`)
      }
      jobs.start({ kind: 'withdraw', importId: id, by: actorOf(request) })
      return { id }
    },
    writing,
  )
}

function actorOf({ actor }: FastifyRequest): string {
  if (actor === null) throw new DomainError('unauthorized')
  return actor
}

/** Stores the file whatever its fields say; `mode=preview` leaves it there for a later run. */
async function addImport(app: App, jobs: ImportJobs, request: FastifyRequest): Promise<{ id: number }> {
  const actor = actorOf(request)
  if (!request.isMultipart()) {
    throw new DomainError('unsupported_media_type', 'an upload is multipart/form-data with one file')
  }
  const { path, fileName, fields } = await readParts(app, request)
  const { mode, ...rest } = fields
  const isPreview = mode === 'preview'
  const options: unknown = isPreview || mode === undefined ? rest : fields
  try {
    if (!Value.Check(ImportOptions, options)) throw invalidOptions(options)
    const id = openUpload(app.db, { path, fileName, options, actor, nowMs: app.now() })
    if (!isPreview) startImport(app, jobs, { id, options, actor })
    return { id }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'validation') rmSync(path, { force: true })
    throw error
  }
}

const invalidOptions = (options: unknown): DomainError =>
  validationError(Value.Errors(ImportOptions, options))

async function readParts(app: App, request: FastifyRequest) {
  const fields: Record<string, string> = {}
  let file: { path: string; fileName: string } | null = null
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value)
      else file = { path: await storeUpload(app.db.path, part.file), fileName: part.filename }
    }
  } catch (error) {
    if (file !== null) rmSync(file.path, { force: true })
    throw isPlain(error)
      ? new DomainError('validation', 'the upload is no whole form', { cause: error })
      : error
  }
  if (file === null) {
    throw new DomainError('validation', 'the upload holds no file', {
      fields: [{ field: 'file', message: 'required' }],
    })
  }
  return { ...file, fields }
}

/** What the reader of forms throws at a broken one: neither a code nor a status, unlike faults of disks and limits. */
const isPlain = (error: unknown): boolean =>
  error instanceof Error && !('code' in error) && !('statusCode' in error)

interface Start {
  readonly id: number
  readonly options: ImportOptions
  readonly actor: string
}

/** A file that was uploaded, only checked, or did not get in may be run; one that is in may not. */
function startImport(app: App, jobs: ImportJobs, { id, options, actor }: Start): void {
  const row = requireImport(app.db, id)
  const isChecked = row.state === 'done' && row.mode === 'check'
  if (!isChecked && !['uploaded', 'failed', 'cancelled'].includes(row.state)) {
    throw new DomainError('conflict', `import ${id} is ${row.state}`)
  }
  const task = importTask(row, options, actor)
  jobs.start(task)
  updateImport(app.db.sqlite, id, { options: JSON.stringify(options), mode: options.mode ?? 'run' })
}

function cancelImport(app: App, jobs: ImportJobs, id: number): void {
  const row = requireImport(app.db, id)
  if (jobs.cancel(id)) return
  if (row.state !== 'uploaded') throw new DomainError('conflict', `import ${id} is ${row.state}`)
  if (row.storedPath !== null) rmSync(row.storedPath, { force: true })
  updateImport(app.db.sqlite, id, { state: 'cancelled', finishedAtMs: app.now(), storedPath: null })
}

function registerFiles(app: App): void {
  const params = Type.Object({ id: Type.Integer({ minimum: 1 }) })
  const querystring = Type.Object(
    { format: Type.Optional(Type.String({ enum: ['csv', 'xlsx'] })) },
    { additionalProperties: false },
  )
  app.get(
    `${API_ROOT}/imports/:id/rejects`,
    { schema: { tags: ['imports'], params, querystring }, config: writing },
    (request, reply) =>
      sendRejects(app, reply, {
        ...request.params,
        by: actorOf(request),
        isWorkbook: request.query.format === 'xlsx',
      }),
  )
  const language = Type.Object(
    { language: Type.Optional(Type.String({ enum: ['zh', 'en'] })) },
    { additionalProperties: false },
  )
  app.get(
    `${API_ROOT}/imports/template`,
    { schema: { tags: ['imports'], querystring: language }, config: { permission: 'public' } },
    (request, reply) => {
      const text = templateCsv(request.query.language === 'en' ? 'en' : 'zh')
      return asFile(reply, 'pingyi-template.csv', CSV).send(text)
    },
  )
}

/** Rejected rows hold what residents wrote: only who may import may read them, and every reading is an act of the audit log. */
async function sendRejects(
  app: App,
  reply: FastifyReply,
  { id, by, isWorkbook }: { readonly id: number; readonly by: string; readonly isWorkbook: boolean },
) {
  const { rejectsPath } = requireImport(app.db, id)
  if (rejectsPath === null || !existsSync(rejectsPath)) {
    throw new DomainError('not_found', `import ${id} has no rejected rows`)
  }
  recordAct(app.db.sqlite, { type: 'exported', by, data: { what: 'rejects', importId: id } }, app.now())
  if (!isWorkbook) return asFile(reply, `rejects-${id}.csv`, CSV).send(createReadStream(rejectsPath))
  const { content } = await rejectsWorkbook(rejectsPath)
  return asFile(reply, `rejects-${id}.xlsx`, XLSX).send(Buffer.from(content))
}

const asFile = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply.type(type).header('content-disposition', `attachment; filename="${name}"`)
