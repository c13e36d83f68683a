-- One pandoc for a whole build: reads Markdown in frames ("<bytes>\n<text>"), answers with frames of JSON.
-- An empty list of readable files makes pandoc read in its sandbox.
local format = arg[1]

-- pandoc puts a span around each word and each gap, only to say where it stands: nearly all of an answer is that
local SPAN = '{"t":"Span","c":[["",[],[["wrapper","1"],["data-pos","'
local RANGE = '^(%d+:)(%d+)%-(%d+:)(%d+)"%]%]%],%[{"t":"(%a+)"()'
local REST = { Str = '^,"c":"([^"\\]*)"}%]%]}()', Space = "^()}%]%]}()" }

-- The word or gap whose span goes on at `at` with its range: its text as JSON has it, its range, what follows it, and
-- whether the next one may go on where it ends.
local function word(json, at)
  local line, column, last, stop, kind, after = json:match(RANGE, at)
  if not REST[kind] then return nil end
  local text, behind = json:match(REST[kind], after)
  if not text then return nil end
  text = kind == "Space" and " " or text
  return text, line .. column, last .. stop, behind, line == last and stop - column == utf8.len(text)
end

-- The words and gaps that stand side by side in the file, from the one whose span goes on at `at`, as one span.
local function joined(json, at)
  local text, start, stop, behind, goes_on = word(json, at)
  if not text then return SPAN, at end
  local texts = { text }
  while goes_on do
    local next_one = behind + #SPAN + 1
    if json:sub(behind, next_one + #stop) ~= "," .. SPAN .. stop .. "-" then break end
    local following, _, its_stop, its_behind, its_goes_on = word(json, next_one)
    if not following then break end
    texts[#texts + 1], stop, behind, goes_on = following, its_stop, its_behind, its_goes_on
  end
  return SPAN .. start .. "-" .. stop .. '"]]],[{"t":"Str","c":"' .. table.concat(texts) .. '"}]]}', behind
end

local function shortened(json)
  local pieces, from, at = {}, 1, json:find(SPAN, 1, true)
  while at do
    pieces[#pieces + 1] = json:sub(from, at - 1)
    pieces[#pieces + 1], from = joined(json, at + #SPAN)
    at = json:find(SPAN, from, true)
  end
  pieces[#pieces + 1] = json:sub(from)
  return table.concat(pieces)
end

io.stdout:setvbuf("full")
while true do
  local size = io.stdin:read("l")
  if not size then break end
  -- reading no bytes would wait for the next frame
  local text = size == "0" and "" or io.stdin:read(tonumber(size))
  local ok, answer = pcall(function()
    return shortened(pandoc.write(pandoc.read(text, format, pandoc.ReaderOptions({}), {}), "json"))
  end)
  io.stdout:write(ok and "ok " or "no ", #tostring(answer), "\n", tostring(answer))
  io.stdout:flush()
end
