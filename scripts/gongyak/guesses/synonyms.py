"""The words that other tables use for what our columns hold; the more usual meaning of a word comes first."""

from collections.abc import Mapping, Sequence

# By table and column of ours, and by what then stands in other columns of the same row.
SYNONYMS = {
    "pledges.number": "관리번호 공약번호 공약관리번호 과제번호 공약코드",
    "pledges.title": "공약명 공약 공약사업 공약사업명 공약제목 공약과제 세부공약 실천과제 과제명 사업명 공약과제명",
    "pledges.area": "분야 공약분야 정책분야 추진분야 분야별 영역 부문 목표",
    "pledges.summary": "공약내용 공약개요 사업개요 사업내용 주요내용 세부내용 내용",
    "pledges.continuity": "신규계속 신규계속구분 신규여부",
    "pledges.timing": "완료시기 이행시기 임기내외 임기내임기후",
    "pledges.budgeted": "예산사업여부 예산비예산 예산여부 비예산여부",
    "pledges.executor": "사업주체 추진주체 시행주체",
    "pledges.starts_on": "사업시작 시작일 착수일 착공일 사업시작일 시작연도",
    "pledges.ends_on": "사업끝 종료일 완료일 완료예정일 준공일 사업종료일 완료연도 완료목표",
    "pledges.target_group": "대상 사업대상 지원대상 수혜대상",
    "pledges.government_id": "지방자치단체 자치단체 자치단체명 지자체 지자체명 시군구 시군구명 제공기관명",
    "pledges.term_id": "민선 민선기수 기수",
    "assessments.status": "이행상태 이행단계 추진상태 진행상태 추진단계 이행여부 완료여부 상태 이행구분",
    "assessments.comment": "추진상황 추진현황 이행현황 진행상황 추진실적 주요추진실적 추진사항 이행실적 주요실적",
    "assessments.as_of": "기준일 기준일자 데이터기준일자 작성기준일 기준월 기준년월",
    "progress.rate_pct": "이행률 이행율 진도율 진도 진척률 공정률 공정율 추진율 추진률 달성률 달성율 진행률 진행율",
    "pledge_departments.name role=lead": "담당부서 주관부서 소관부서 추진부서 부서 부서명 담당부서명 주관과 담당과",
    "pledge_departments.name role=cooperating": "협조부서 협조부서기관 협업부서 관련부서 협조기관",
    "contacts.phone": "전화번호 담당전화번호 담당자전화번호 담당부서전화번호 부서전화번호 연락처 전화 사무실전화",
    "contacts.role": "직위 직급 직책",
    "contacts.team": "팀 담당팀 팀명",
    "finance.fund": "재원 재원구분 재원별 예산구분 재원명",
    "finance.amount_krw fund=total period=total": "총사업비 총예산 총사업비액 사업비",
    "finance.amount_krw stage=plan": "예산액 예산 소요예산 투자계획 금액 사업예산",
    "finance.amount_krw stage=secured": "확보액 확보 예산확보액",
    "finance.amount_krw stage=executed": "집행액 집행 지출액 집행실적",
    "finance.amount_krw period=prior": "기투자 기투자액",
    "finance.amount_krw period=after": "임기후",
    "finance.amount_krw fund=national": "국비 국고",
    "finance.amount_krw fund=upper": "도비 시도비 광역비",
    "finance.amount_krw fund=own": "자체재원 자체",
    "finance.amount_krw fund=lower": "군구비 시군비 구군비",
    "finance.amount_krw fund=private": "민자 민간 민간자본",
    # Whose money 시비 is depends on who says so.
    "finance.amount_krw": "시비 구비 군비",
    "finance.rate_pct": "집행률 집행율 예산집행률",
    "finance.unit_krw": "금액단위",
    "components.title": "세부사업 세부사업명 단위사업",
    "indicators.name": "확인지표 지표 지표명 성과지표 이행지표",
    "indicator_values.value basis=planned": "목표 목표값 목표치 계획",
    "indicator_values.value basis=achieved": "실적 실적값 실적치",
    "reviews.text": "권고사항 권고안 배심원의견 평가의견",
    "documents.url": "출처 출처주소 누리집 홈페이지 링크 url",
    "documents.title": "문서명 자료명",
    "governments.code": "행정구역코드 행정동코드 시군구코드 지역코드",
    "department_budgets.name": "예산사업명 세부사업예산명",
    "works.title": "업무명 주요업무 업무",
    "works.objective": "목적 사업목적 추진목적",
    "activities.name": "행사명 교육명 프로그램명",
    "activities.place": "장소 개최장소",
    "activities.participants": "참여인원 참석인원 인원",
    "recipients.name": "기업명 업체명 지원업체",
    "recipients.product": "생산품 품목",
    "staffing.count": "정원 현원 과부족",
    "facilities.name": "시설명 시설물명",
    "facilities.area_m2": "면적 연면적",
}


def meanings() -> Mapping[str, Sequence[str]]:
    """The targets of each word, in the order in which they are likely."""
    found: dict[str, list[str]] = {}
    for target, words in SYNONYMS.items():
        for word in words.split():
            found.setdefault(word, []).append(target)
    return found
