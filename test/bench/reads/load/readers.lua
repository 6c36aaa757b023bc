-- Requests of many readers behind a reverse proxy: each has its own address, browser, language and session, and each request
-- its own id, so that no two requests have the same bytes. Given: method, host, a file of fixed headers, a file of requests.
local READERS = 1000
local languages = { "en", "it", "de-AT,de;q=0.8,en;q=0.5", "en-GB,en;q=0.9", "fr-FR,fr;q=0.9,en;q=0.7" }

local heads, readers, tails, sent = {}, {}, {}, 0

local function reader(number)
  local version = 100 + number % 40
  return "X-Forwarded-For: 10." .. number % 7 .. "." .. math.floor(number / 250) .. "." .. number % 250 + 1 .. "\r\n"
    .. "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:" .. version .. ".0) Gecko/20100101 Firefox/" .. version .. ".0\r\n"
    .. "Accept-Language: " .. languages[number % #languages + 1] .. "\r\n"
    .. "Cookie: consent=" .. number % 4 .. "; session=" .. string.format("%08x%08x", number * 2654435, number * 40503) .. "\r\n"
    .. "X-Request-Id: "
end

function init(args)
  local method, host, fixed, file = args[1], args[2], io.open(args[3]):read("*a"), args[4]
  for line in io.lines(file) do
    local path, body = line:match("^([^\t]*)\t(.*)$")
    heads[#heads + 1] = method .. " " .. path .. " HTTP/1.1\r\nHost: " .. host .. "\r\n" .. fixed
    tails[#tails + 1] = (method == "GET" and "" or "\r\nContent-Length: " .. #body) .. "\r\n\r\n" .. body
  end
  for number = 1, READERS do readers[number] = reader(number) end
end

function request()
  sent = sent + 1
  local turn = sent % #heads + 1
  return heads[turn] .. readers[sent % READERS + 1] .. string.format("%08x-%08x", sent * 2654435 % 4294967296, sent) .. tails[turn]
end
