-- One pandoc for a whole build: reads Markdown in frames ("<bytes>\n<text>"), answers with frames of JSON.
-- An empty list of readable files makes pandoc read in its sandbox.
local format = arg[1]
io.stdout:setvbuf("full")
while true do
  local size = io.stdin:read("l")
  if not size then break end
  -- reading no bytes would wait for the next frame
  local text = size == "0" and "" or io.stdin:read(tonumber(size))
  local ok, answer = pcall(function()
    return pandoc.write(pandoc.read(text, format, pandoc.ReaderOptions({}), {}), "json")
  end)
  io.stdout:write(ok and "ok " or "no ", #tostring(answer), "\n", tostring(answer))
  io.stdout:flush()
end
