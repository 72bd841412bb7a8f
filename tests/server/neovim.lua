-- What a writer does in Neovim: open a file, see a problem, apply the fix, save. The last line printed is what was seen.
local file = vim.env.SEOLINT_FILE

vim.cmd('filetype on')
vim.cmd('luafile ' .. vim.env.SEOLINT_INIT)
vim.cmd('edit ' .. file)
local function problem(code)
  for _, each in ipairs(vim.diagnostic.get(0)) do
    if each.code == code or (each.user_data and each.user_data.lsp and each.user_data.lsp.code == code) then
      return each
    end
  end
end

local function wait(what)
  if not vim.wait(60000, what, 20) then
    print('nothing came')
    vim.cmd('cquit 3')
  end
end

wait(function() return next(vim.lsp.buf_get_clients()) end)
local client = next(vim.lsp.buf_get_clients())
wait(function() return problem('skipped-heading-level') end)
local found = problem('skipped-heading-level')
local seen = string.format('%d:%d %s', found.lnum, found.col, found.message)

local at = { line = found.lnum, character = found.col }
local params = {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = { start = at, ['end'] = at },
  context = { diagnostics = {} },
}
local function request(method, arguments)
  local answers = vim.lsp.buf_request_sync(0, method, arguments, 60000)
  return answers[client].result
end

for _, action in ipairs(request('textDocument/codeAction', params)) do
  if action.title == 'Fix this (skipped-heading-level)' then
    local resolved = action.edit and action or request('codeAction/resolve', action)
    vim.lsp.util.apply_workspace_edit(resolved.edit, vim.lsp.get_client_by_id(client).offset_encoding)
  end
end
wait(function() return not problem('skipped-heading-level') end)
vim.cmd('write')

io.stdout:write(seen .. '\n')
vim.lsp.stop_client(client)
vim.cmd('qall!')
