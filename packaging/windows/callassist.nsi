; The Windows installer: for one user, without administrator rights. Compiled by packaging/installer.py; run under Wine by
; `make package-windows`, and not yet on Windows itself.
;
;   makensis -DVERSION=1.2.3 -DNUMBERS=1.2.3.0 -DSOURCE=dist\callassist -DTARGET=dist\callassist-1.2.3-setup.exe callassist.nsi
;
; -DCPU=amd64-unicode makes one of 64 bits, where NSIS can (Debian's).
;
; Everything it writes lies under the user's own folder and HKEY_CURRENT_USER. The user's data (log, settings, scripts) is
; never touched, not by an update and not when callassist is removed. Silent with /S (and /D=FOLDER, which comes last and
; is not quoted); the exit code is 0 where it is done, and 2 where callassist runs or FOLDER holds something else: then
; nothing was changed.

!ifdef CPU
  Target ${CPU}
!endif
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!ifndef VERSION
  !error "give -DVERSION=…"
!endif
!ifndef NUMBERS
  !error "give -DNUMBERS=…: the version as Windows' four numbers"
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\callassist"
!define CAPABILITIES "Software\callassist\Capabilities"
!define MIME "Software\Classes\MIME\Database\Content Type\application/x-callassist-script"

Name "callassist ${VERSION}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\callassist"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText " "
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "callassist"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "callassist setup"
VIAddVersionKey "LegalCopyright" "MIT licence, callassist contributors"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\callassist.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString RUNNING ${LANG_ENGLISH} "callassist is running. Close its window, then try again."
LangString RUNNING ${LANG_GERMAN} "callassist läuft noch. Bitte das Fenster schließen und noch einmal versuchen."
LangString STRANGE ${LANG_ENGLISH} "$INSTDIR holds something else. Please choose another folder."
LangString STRANGE ${LANG_GERMAN} "$INSTDIR enthält etwas anderes. Bitte einen anderen Ordner wählen."

; A program that runs cannot be replaced: its own files tell. Both may run: the window, and an export by the command line.
!macro StopIfRunning PROGRAM
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    again_${PROGRAM}:
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again_${PROGRAM}
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; An installer that deletes what it replaces must never be pointed at a folder of something else.
!macro LookIntoFolder
  ${DirState} "$INSTDIR" $0
  ${If} $0 == 1
  ${AndIfNot} ${FileExists} "$INSTDIR\callassist.exe"
    StrCpy $0 "strange"
  ${EndIf}
!macroend

Function .onVerifyInstDir
  !insertmacro LookIntoFolder
  ${If} $0 == "strange"
    Abort
  ${EndIf}
FunctionEnd

Section "callassist"
  ; a silent one asks no page for its folder
  !insertmacro LookIntoFolder
  ${If} $0 == "strange"
    MessageBox MB_OK|MB_ICONSTOP "$(STRANGE)" /SD IDOK
    Abort
  ${EndIf}
  !insertmacro StopIfRunning callassist.exe
  !insertmacro StopIfRunning callassist-cli.exe
  ; files of an older version must not stay beside the new ones
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  CreateShortcut "$SMPROGRAMS\callassist.lnk" "$INSTDIR\callassist.exe"

  ; callassist: links. The one argument is quoted; the program refuses a link that comes with anything beside it.
  WriteRegStr HKCU "Software\Classes\callassist" "" "URL:callassist"
  WriteRegStr HKCU "Software\Classes\callassist" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\callassist\DefaultIcon" "" "$INSTDIR\callassist.exe,0"
  WriteRegStr HKCU "Software\Classes\callassist\shell\open\command" "" '"$INSTDIR\callassist.exe" "%1"'
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationName" "callassist"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationDescription" "Shows what to say next in a sales call"
  WriteRegStr HKCU "${CAPABILITIES}\URLAssociations" "callassist" "callassist"
  WriteRegStr HKCU "Software\RegisteredApplications" "callassist" "${CAPABILITIES}"

  ; what a browser or a mail program names a script that is sent with this type; no program opens it by itself
  WriteRegStr HKCU "${MIME}" "Extension" ".yaml"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "callassist"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "callassist contributors"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\callassist.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  !insertmacro StopIfRunning callassist.exe
  !insertmacro StopIfRunning callassist-cli.exe
  ; by name, never the whole folder: there may be something else in it
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\callassist.exe"
  Delete "$INSTDIR\callassist-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\callassist.lnk"
  DeleteRegKey HKCU "Software\Classes\callassist"
  DeleteRegKey HKCU "${MIME}"
  DeleteRegKey HKCU "Software\callassist"
  DeleteRegValue HKCU "Software\RegisteredApplications" "callassist"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
