-- What a writer does with a config in Neovim: make a mistake in it, see that, mend it, save. What was seen is printed.
vim.cmd('filetype on')
vim.cmd('luafile ' .. vim.env.SEOLINT_INIT)
vim.cmd('edit ' .. vim.env.SEOLINT_FILE)
local article = vim.api.nvim_get_current_buf()

local function problem(buffer, words)
  for _, each in ipairs(vim.diagnostic.get(buffer)) do
    if each.message:find(words, 1, true) then return each end
  end
end

local function wait(what)
  if not vim.wait(60000, what, 20) then
    print('nothing came')
    vim.cmd('cquit 3')
  end
end

wait(function() return problem(article, 'no alternative text') end)
vim.cmd('edit .seolint.yml')
local config = vim.api.nvim_get_current_buf()
vim.api.nvim_buf_set_lines(config, 0, -1, false, { 'rules:', '  missing-alts: off' })
wait(function() return problem(config, 'missing-alts') end)
local found = problem(config, 'missing-alts')
io.stdout:write(string.format('%d:%d %s\n', found.lnum, found.col, found.message))

local place = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 1, character = 6 } }
for _, answer in pairs(vim.lsp.buf_request_sync(config, 'textDocument/completion', place, 60000)) do
  for _, item in ipairs(answer.result) do
    if item.label == 'missing-alt' then io.stdout:write('missing-alt is among the completions\n') end
  end
end

vim.api.nvim_buf_set_lines(config, 1, 2, false, { '  missing-alt: off' })
wait(function() return not problem(config, 'missing-alt') end)
vim.cmd('write')
wait(function() return not problem(article, 'no alternative text') end)
vim.cmd('qall!')
