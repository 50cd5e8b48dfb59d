-- One sender's bucket: level (segments), at (seconds, of Redis' clock), factor (1, or less after a 429), slowed (when),
-- day and used (segments of that local day). Returns how many texts may go, and the milliseconds until the next may be
-- asked for: -1 when the day's limit is reached, -2 when this day's use is not known and must be told.
local how, rate, full, floor = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local climb, least, day, limit, told = tonumber(ARGV[5]), tonumber(ARGV[6]), ARGV[7], tonumber(ARGV[8]), tonumber(ARGV[9])
local KEPT, ONE_ANSWER = 172800, 1.0

local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
local row = redis.call('HMGET', KEYS[1], 'level', 'at', 'factor', 'slowed', 'day', 'used')
local level = tonumber(row[1]) or math.min(full, floor + 1)
local passed = math.max(0, now - (tonumber(row[2]) or now))
local factor = math.min(1, (tonumber(row[3]) or 1) + passed * (1 - least) / climb)
local slowed, known_day, used = tonumber(row[4]) or 0, row[5] or '', tonumber(row[6]) or 0
level = math.min(full, level + passed * rate * factor)

local count, wait = 0, 0
if how == 'slow' then
    -- A clock that was set back does not keep the pace from being halved.
    if factor == 1 or now - slowed >= ONE_ANSWER or now < slowed then
        factor, slowed = math.max(least, factor / 2), now
    end
elseif how == 'debit' then
    level = math.max(level - tonumber(ARGV[10]), -full)
    if day == known_day then used = used + tonumber(ARGV[10]) end
else
    if limit > 0 and day ~= known_day then
        if told < 0 then return {0, -2} end
        known_day, used = day, told
    end
    for i = 10, #ARGV do
        local segments = tonumber(ARGV[i])
        if limit > 0 and used + segments > limit then wait = -1 break end
        if level <= floor then wait = math.ceil((floor - level) / (rate * factor) * 1000) + 1 break end
        level, used, count = level - segments, used + segments, count + 1
    end
end
redis.call('HSET', KEYS[1], 'level', string.format('%.6f', level), 'at', string.format('%.6f', now),
    'factor', string.format('%.6f', factor), 'slowed', string.format('%.6f', slowed), 'day', known_day, 'used', used)
redis.call('EXPIRE', KEYS[1], KEPT)
return {count, wait}
