-- Markdown files → Typst files beside them, in one pandoc: pandoc lua speed_typst.lua LIST, a file with their names
-- (given as arguments, ninety names make pandoc crash)
local page = pandoc.template.compile [[
#import "template.typ": release
#show: release.with(lang: "$lang$", title: [$title$], summary: [$abstract$])
$body$
]]

for name in io.lines(arg[1]) do
  local file = assert(io.open(name))
  local read = pandoc.read(file:read("a"), "commonmark_x+yaml_metadata_block-smart")
  file:close()
  local written = assert(io.open(name:gsub("%.md$", ".typ"), "w"))
  written:write(pandoc.write(read, "typst", { template = page }))
  written:close()
end
