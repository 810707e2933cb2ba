@echo off
rem Builds the tools when something that they are made of has changed, and runs them: exit code 75 says that a build is due.
setlocal
set "root=%~dp0"
set "dll=%root%artifacts\bin\Kata\solutions\kata.dll"

where dotnet >nul 2>nul
if errorlevel 1 (
    echo kata: dotnet is not in the path. Install the .NET SDK that global.json names: https://dot.net/download 1>&2
    exit /b 3
)

if not exist "%dll%" goto build
set "framework="
if exist "%root%artifacts\kata.framework" set /p framework=<"%root%artifacts\kata.framework"
if defined framework if not exist "%framework%\" goto build
set KATA_LAUNCHER=cmd
dotnet exec "%dll%" %*
if not "%errorlevel%"=="75" exit /b %errorlevel%

:build
set KATA_LAUNCHER=
echo building kata once... 1>&2
if not exist "%root%artifacts" mkdir "%root%artifacts"
pushd "%root%"
type nul > artifacts\kata.stamp.new
if exist artifacts\kata.framework del artifacts\kata.framework
dotnet build tools\Kata -c Solutions -v quiet --nologo -p:KataReadyToRun=true > artifacts\kata.log 2>&1
if errorlevel 1 dotnet build tools\Kata -c Solutions -v quiet --nologo > artifacts\kata.log 2>&1
if errorlevel 1 (
    type artifacts\kata.log 1>&2
    popd
    echo kata: the tools do not build. The first build needs the network; a later one may need the folder artifacts deleted. 1>&2
    exit /b 3
)
move /y artifacts\kata.stamp.new artifacts\kata.stamp >nul
popd
dotnet exec "%dll%" %*
exit /b %errorlevel%
